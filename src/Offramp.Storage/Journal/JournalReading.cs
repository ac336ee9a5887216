namespace Offramp.Storage;

/// <summary>A whole journal as it lay at one moment: a writer that changes keys meanwhile cannot come between its parts.</summary>
internal sealed record JournalReading(byte[] Header, IReadOnlyList<StoredEntry> Entries, IReadOnlyList<SealedRow> Rows)
{
    /// <summary>Reads everything in one go.</summary>
    public static JournalReading Of(IJournal journal) => journal.ReadWhole(() => new JournalReading(
        journal.ReadHeader(),
        journal.ReadEntries(),
        [.. journal.ReadRows(RowTable.Key), .. journal.ReadRows(RowTable.Text), .. journal.ReadRows(RowTable.Blob)]));
}
