using Microsoft.Data.Sqlite;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>Whole, or noticed: whatever is done to the file, it is refused, or warned of, or everything read is still equal.</summary>
public class TamperingTests
{
    private const int SampledBytes = 220;
    private const int SqliteHeader = 100;

    [Fact]
    public void A_flipped_byte_anywhere_is_noticed_or_everything_read_is_equal()
    {
        using var folder = new Folder();
        (string path, string says) = Written(folder);
        byte[] whole = File.ReadAllBytes(path);
        var random = new Random(7);
        int[] places = [.. Enumerable.Range(0, SqliteHeader), .. Enumerable.Range(0, SampledBytes).Select(_ => random.Next(SqliteHeader, whole.Length))];
        int noticed = 0;
        foreach (int place in places)
        {
            byte[] flipped = [.. whole];
            flipped[place] ^= (byte)random.Next(1, 256);
            if (IsNoticed(folder, flipped, [], says, $"byte {place}")) noticed++;
        }
        // The rest of so small a file is empty pages: a test that notices next to nothing tests nothing.
        Assert.InRange(noticed, places.Length / 5, places.Length);
    }

    [Theory]
    [InlineData("UPDATE text SET sealed = (SELECT sealed FROM text t WHERE t.id <> text.id)")]
    [InlineData("UPDATE text SET holder = (SELECT holder FROM text t WHERE t.id <> text.id)")]
    [InlineData("UPDATE key SET sealed = (SELECT sealed FROM key k WHERE k.holder > key.holder UNION ALL SELECT min(sealed) FROM key LIMIT 1)")]
    [InlineData("CREATE TEMP TABLE was AS SELECT * FROM entry; UPDATE entry SET record = (SELECT record FROM was WHERE was.writer = entry.writer AND was.counter = 3 - entry.counter) WHERE counter < 3")]
    [InlineData("UPDATE entry SET counter = -counter; UPDATE entry SET counter = 5 + counter")]
    [InlineData("UPDATE entry SET record = (SELECT record FROM entry e WHERE e.writer <> entry.writer AND e.counter = entry.counter) WHERE counter = 1")]
    [InlineData("DELETE FROM entry WHERE counter = 2")]
    [InlineData("DELETE FROM entry WHERE writer = (SELECT writer FROM entry ORDER BY length(record) DESC LIMIT 1)")]
    [InlineData("DELETE FROM entry WHERE counter = 4")]
    [InlineData("DELETE FROM text WHERE id = (SELECT min(id) FROM text)")]
    [InlineData("DELETE FROM key WHERE holder = (SELECT min(holder) FROM key)")]
    [InlineData("INSERT INTO text SELECT randomblob(16), holder, epoch, sealed FROM text LIMIT 1")]
    [InlineData("INSERT INTO key SELECT randomblob(16), epoch, sealed FROM key LIMIT 1")]
    [InlineData("UPDATE text SET epoch = randomblob(16)")]
    [InlineData("UPDATE header SET bytes = zeroblob(length(bytes))")]
    [InlineData("UPDATE entry SET writer = randomblob(16) WHERE counter = 1")]
    [InlineData("UPDATE entry SET record = 7 WHERE counter = 1")]
    [InlineData("CREATE VIEW extra AS SELECT 1")]
    [InlineData("CREATE TRIGGER extra AFTER INSERT ON entry BEGIN DELETE FROM entry; END")]
    public void Rows_exchanged_moved_taken_or_added_are_noticed(string sql)
    {
        using var folder = new Folder();
        (string path, string says) = Written(folder);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        Assert.True(IsNoticed(folder, File.ReadAllBytes(path), [], says, sql));
    }

    [Fact]
    public void Every_byte_of_the_header_and_of_an_entrys_clear_part_is_bound()
    {
        using var folder = new Folder();
        (string path, string says) = Written(folder);
        byte[] whole = File.ReadAllBytes(path);
        byte[] header, record;
        using (SqliteJournal journal = SqliteJournal.Open(path, Access.Read))
        {
            header = journal.ReadHeader();
            record = journal.ReadEntries()[0].Record;
        }
        EntryRecord.Read(record, out int clear, out _);
        var random = new Random(3);
        // Both lie in one page: SQLite keeps rows of this size together.
        foreach ((byte[] row, int length, int step) in (ReadOnlySpan<(byte[], int, int)>)[(header, header.Length, 11), (record, clear, 5)])
        {
            int at = whole.AsSpan().IndexOf(row.AsSpan(0, Math.Min(row.Length, 300)));
            Assert.True(at > 0);
            for (int i = 0; i < Math.Min(length, 300); i += step)
            {
                byte[] flipped = [.. whole];
                flipped[at + i] ^= (byte)random.Next(1, 256);
                Assert.True(IsNoticed(folder, flipped, [], says, $"byte {i}"));
            }
        }
    }

    [Fact]
    public void A_truncated_log_and_an_older_file_put_back_are_noticed_by_the_remembered_heads()
    {
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        OpenStudy study = Some.NewStudy(folder);
        byte[] older;
        using (study)
        {
            study.Backup(folder.At("older.offramp"));
            older = File.ReadAllBytes(folder.At("older.offramp"));
            for (int i = 0; i < 12; i++) study.Do(fresh => Some.Code(fresh, $"Code {i}"));
            string says = Reach.Says(study.Study);
            byte[] file = File.ReadAllBytes(path), log = File.ReadAllBytes(path + "-wal");
            study.Dispose();

            Assert.False(IsNoticed(folder, file, log, says, "nothing"));
            for (int length = 0; length < log.Length; length += log.Length / 9)
                Assert.True(IsNoticed(folder, file, log[..length], says, $"log of {length}"));
        }

        File.WriteAllBytes(path, older);
        using OpenStudy back = Some.Open(path, Some.Options(folder));
        Note missing = Assert.Single(back.Warnings);
        Assert.Equal("storage.changes-missing", missing.Code);
        Assert.Equal(12L, missing.Values[0].Content);
    }

    [Fact]
    public void A_machine_that_never_saw_the_study_says_that_it_cannot_judge()
    {
        using var folder = new Folder();
        Some.NewStudy(folder).Dispose();

        using OpenStudy study = Some.Open(folder.At("a.offramp"), Some.Options(folder, "elsewhere"), Access.Read);

        Assert.Equal("storage.never-seen-here", Assert.Single(study.Warnings).Code);
    }

    [Fact]
    public void Verify_names_the_first_bad_place_without_the_passphrase()
    {
        using var folder = new Folder();
        (string path, _) = Written(folder);
        string place;
        using (SqliteJournal journal = SqliteJournal.Open(path, Access.Write))
        {
            StoredEntry second = journal.ReadEntries().First(entry => entry.Id.Counter == 2);
            place = second.Id.ToString();
        }
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DELETE FROM entry WHERE counter = 1";
            command.ExecuteNonQuery();
        }

        BadPlace bad = OpenStudy.Verify(path, null, Some.Options(folder)).FirstBadPlace!;

        Assert.Equal(("entry", place, "storage.bad-missing"), (bad.Table, bad.Row, bad.Code));
    }

    // Two writers, two texts, some words.
    private static (string Path, string Says) Written(Folder folder)
    {
        string path = folder.At("a.offramp");
        using (OpenStudy study = Some.NewStudy(folder))
        {
            study.Do(fresh => Some.Source(fresh, "The first text tells of boats."));
            study.Do(fresh => Some.Code(fresh, "Waiting"));
            study.Do(fresh => Some.Code(fresh, "Leaving"));
        }
        using (OpenStudy study = Some.Open(path, Some.Options(folder)))
        {
            study.Do(fresh => Some.Source(fresh, "The second text tells of nets.", "p-02"));
            study.Do(fresh => Some.Code(fresh, "Returning"));
            return (path, Reach.Says(study.Study));
        }
    }

    private static bool IsNoticed(Folder folder, byte[] file, byte[] log, string says, string what)
    {
        string path = folder.At("changed.offramp");
        foreach (string old in Directory.GetFiles(folder.Path, "changed.offramp*")) File.Delete(old);
        File.WriteAllBytes(path, file);
        if (log.Length > 0) File.WriteAllBytes(path + "-wal", log);
        try
        {
            using OpenStudy study = Some.Open(path, Some.Options(folder), Access.Read);
            if (study.Warnings.Length > 0) return true;
            Assert.True(says == Reach.Says(study.Study), $"{what}: read otherwise, and nobody noticed.");
            return false;
        }
        catch (StorageException)
        {
            return true;
        }
    }
}
