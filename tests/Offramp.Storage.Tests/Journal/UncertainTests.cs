using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>A disk that says no, and may or may not have written.</summary>
public class UncertainTests
{
    [Theory, InlineData(true), InlineData(false)]
    public void After_a_failed_commit_the_file_says_what_happened_and_the_work_goes_on(bool wasWritten)
    {
        using var folder = new Folder();
        StorageOptions options = Some.Options(folder);
        var disk = new FailingJournal();
        using Passphrase passphrase = Some.Passphrase();
        using OpenStudy study = OpenStudy.Create("", disk, passphrase, "The coast", "Ines", options);
        Study before = study.Study;

        disk.Fails = true;
        disk.WritesFirst = wasWritten;
        Assert.Throws<DiskFullException>(() => study.Do(fresh => Some.Code(fresh, "One")));
        Assert.Same(before, study.Study);
        disk.Fails = false;
        study.Do(fresh => Some.Code(fresh, "Two"));

        string[] expected = wasWritten ? ["One", "Two"] : ["Two"];
        Assert.Equal(expected, study.Study.Coding.Codebook.Codes.Values.Select(code => code.Name.Text).Order());
        Assert.True(OpenStudy.Verify(disk.Kept, passphrase, options) is { IsWhole: true, Opened: true });
    }

    private sealed class FailingJournal : IJournal
    {
        public MemoryJournal Kept { get; } = new();

        public bool Fails { get; set; }

        public bool WritesFirst { get; set; }

        public bool ScrubIsPending => Kept.ScrubIsPending;

        public byte[] ReadHeader() => Kept.ReadHeader();

        public IReadOnlyList<StoredEntry> ReadEntries() => Kept.ReadEntries();

        public IReadOnlyList<SealedRow> ReadRows(RowTable table) => Kept.ReadRows(table);

        public T ReadWhole<T>(Func<T> read) => Kept.ReadWhole(read);

        public void Commit(JournalCommit commit)
        {
            if (!Fails || WritesFirst) Kept.Commit(commit);
            if (Fails) throw new DiskFullException();
        }

        public void Scrub() => Kept.Scrub();

        public void CopyTo(string target) => Kept.CopyTo(target);

        public void Dispose() => Kept.Dispose();
    }
}
