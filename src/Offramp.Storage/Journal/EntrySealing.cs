using System.Text;

namespace Offramp.Storage;

/// <summary>An act made ready for the journal.</summary>
/// <param name="Act">The act as it was opened again from what is stored.</param>
/// <param name="Record">Its record.</param>
/// <param name="Entry">The same as it is stored.</param>
/// <param name="Rows">The rows that it brings in.</param>
internal sealed record SealedAct(Act Act, EntryRecord Record, StoredEntry Entry, IReadOnlyList<SealedRow> Rows);

/// <summary>Between acts and entries: seals what is recorded, opens what is read.</summary>
/// <remarks>Opening may be done by several threads at once, sealing by one.</remarks>
internal sealed class EntrySealing
{
    private readonly StudyKeys keys;
    private readonly HolderKeys holders;
    private readonly Dictionary<Id<StoredText>, string> texts = [];
    private readonly PayloadJson json;

    public EntrySealing(StudyKeys keys, HolderKeys holders)
    {
        this.keys = keys;
        this.holders = holders;
        json = new PayloadJson(id => texts.GetValueOrDefault(id));
    }

    /// <summary>Opens the text rows that entries will ask for.</summary>
    /// <exception cref="JournalAlteredException">A row does not open.</exception>
    public void OpenTexts(IReadOnlyList<SealedRow> rows)
    {
        var opened = new string?[rows.Count];
        Each(rows.Count, i => opened[i] = OpenText(rows[i]));
        for (int i = 0; i < rows.Count; i++)
            if (opened[i] is { } text) texts[new Id<StoredText>(rows[i].Name.Id)] = text;
    }

    /// <summary>Opens entries.</summary>
    /// <exception cref="JournalAlteredException">An entry does not open.</exception>
    /// <exception cref="NewerFormatException">A later release wrote one.</exception>
    public Act[] OpenEntries(IReadOnlyList<EntryRecord> records)
    {
        var acts = new Act[records.Count];
        Each(records.Count, i => acts[i] = Read(records[i], OpenPayload(records[i])));
        return acts;
    }

    /// <summary>Seals an act, and opens it again from what was sealed.</summary>
    /// <param name="act">The act.</param>
    /// <param name="links">The record without its payload; the rows that it brings in are added here.</param>
    /// <returns>The sealed act; refused where it would write words of a holder whose key was destroyed.</returns>
    public Outcome<SealedAct> Seal(Act act, EntryRecord links)
    {
        byte[] clear = json.Write(act, out IReadOnlyList<StoredText> written, out IReadOnlySet<Id<Holder>> named);
        if (named.Any(holders.IsDestroyed) && (WritesOfDestroyed(clear) || written.Any(text => !text.IsWithdrawn && holders.IsDestroyed(text.Holder))))
            return Refusal.Of("storage.holder-destroyed");
        if (json.HasHalfCharacter) return Refusal.Of("storage.half-character");
        var rows = new List<SealedRow>();
        foreach (Id<Holder> holder in named.Where(holder => !holders.Knows(holder) && !holders.IsDestroyed(holder)).Order())
        {
            HolderKeyRow row = holders.New(holder);
            holders.Add(row);
            rows.Add(new SealedRow(new RowName(RowTable.Key, holder.Value), holder.Value, row.Epoch.Value, row.Sealed));
        }
        StoredText[] unwritten = [.. written.Where(text => !text.IsWithdrawn && !texts.ContainsKey(text.Id)).DistinctBy(static text => text.Id)];
        var sealedTexts = new SealedRow[unwritten.Length];
        Each(unwritten.Length, i => sealedTexts[i] = SealText(unwritten[i]));
        rows.AddRange(sealedTexts);

        EntryRecord record = links with { BringsIn = [.. rows.Select(static row => new RowBrought(row.Name, EntryChain.HashOf(row)))] };
        AdditionalData words = AdditionalData.Words(keys.Study, keys.Writing.Id, record.Id.Writer, record.Id.Counter);
        byte[] payload = SealedWords.Seal(clear, words, holder => holders.WordsKey(holder, keys.Writing.Id)!);
        record = record with { Payload = keys.Writing.Journal.Seal(Padding.Entry(payload), DataOf(record)) };
        byte[] bytes = record.Write();

        // A machine that computes wrongly once must not acknowledge what nobody can open later.
        OpenTexts(sealedTexts);
        bool same = unwritten.All(text => string.Equals(texts[text.Id], text.Text, StringComparison.Ordinal))
            && EntryRecord.Read(bytes, out _, out _) is { } read && OpenPayload(read).Span.SequenceEqual(clear);
        if (!same) throw new JournalAlteredException("entry", record.Id.ToString());
        return new SealedAct(Read(record, clear), record, new StoredEntry(record.Id, bytes), rows);
    }

    /// <summary>Checks that a text row opens without keeping the text.</summary>
    public void Check(SealedRow text) => OpenText(text);

    private ReadOnlyMemory<byte> OpenPayload(EntryRecord record)
    {
        if (keys.Epoch(record.Epoch) is not { } epoch
            || !epoch.Journal.TryOpen(record.Payload.Span, DataOf(record), out byte[]? padded)
            || !Padding.TryFind(padded, out ReadOnlyMemory<byte> payload))
            throw new JournalAlteredException("entry", record.Id.ToString());
        AdditionalData words = AdditionalData.Words(keys.Study, record.Epoch, record.Id.Writer, record.Id.Counter);
        return SealedWords.Open(payload, words, holder => holders.WordsKey(holder, record.Epoch));
    }

    private Act Read(EntryRecord record, ReadOnlyMemory<byte> payload) => json.Read(record.Id, record.Lamport, payload.Span);

    private AdditionalData DataOf(EntryRecord record) =>
        AdditionalData.Entry(keys.Study, record.Epoch, record.Id.Writer, record.Id.Counter, record.HeaderHash);

    private SealedRow SealText(StoredText text)
    {
        Id<Epoch> epoch = keys.Writing.Id;
        byte[] body = Padding.Body(Encoding.UTF8.GetBytes(text.Text));
        byte[] closed = holders.WordsKey(text.Holder, epoch)!.Seal(body, AdditionalData.Text(keys.Study, epoch, text.Id.Value, text.Holder));
        return new SealedRow(new RowName(RowTable.Text, text.Id.Value), text.Holder.Value, epoch.Value, closed);
    }

    private string? OpenText(SealedRow row)
    {
        var holder = new Id<Holder>(row.Holder);
        var epoch = new Id<Epoch>(row.Epoch);
        if (holders.IsDestroyed(holder)) return null;
        if (holders.WordsKey(holder, epoch) is not { } key
            || !key.TryOpen(row.Sealed, AdditionalData.Text(keys.Study, epoch, row.Name.Id, holder), out byte[]? body)
            || !Padding.TryRemove(body, out byte[]? clear))
            throw new JournalAlteredException("text", row.Name.ToString());
        return Encoding.UTF8.GetString(clear);
    }

    // Withdrawn words carry nothing and may be named; whether a change writes others of a destroyed holder is seen by sealing it in thought.
    private bool WritesOfDestroyed(byte[] clear)
    {
        bool found = false;
        using var nobody = new SealingKey(new byte[SealingKey.KeyLength]);
        SealedWords.Seal(clear, default(AdditionalData) with { Study = 0, Kind = RecordKind.Words }, holder =>
        {
            found |= holders.IsDestroyed(holder);
            return nobody;
        });
        return found;
    }

    private static void Each(int count, Action<int> act)
    {
        // A few are done before other threads are awake.
        if (count < 16)
        {
            for (int i = 0; i < count; i++) act(i);
            return;
        }
        try
        {
            Parallel.For(0, count, act);
        }
        catch (AggregateException several)
        {
            // One bad place is named: the first by kind, so that damage is not taken for a later release.
            throw several.InnerExceptions.OfType<JournalAlteredException>().FirstOrDefault() ?? several.InnerExceptions[0];
        }
    }
}
