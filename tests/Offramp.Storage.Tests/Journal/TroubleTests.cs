using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>What can stand in the way of opening, each said clearly and without harm.</summary>
public class TroubleTests
{
    [Fact]
    public void A_wrong_passphrase_a_missing_file_and_a_file_that_is_no_study_are_told_apart()
    {
        using var folder = new Folder();
        StorageOptions options = Some.Options(folder);
        Some.NewStudy(folder).Dispose();
        File.WriteAllText(folder.At("letter.txt"), "Dear Ines,");
        File.WriteAllText(folder.At("empty.offramp"), "");
        using (var other = new SqliteConnection($"Data Source={folder.At("other.db")};Pooling=False"))
        {
            other.Open();
            using SqliteCommand command = other.CreateCommand();
            command.CommandText = "CREATE TABLE t(x)";
            command.ExecuteNonQuery();
        }
        using Passphrase wrong = Some.Passphrase("not the right words");

        Assert.Throws<WrongPassphraseException>(() => OpenStudy.Open(folder.At("a.offramp"), wrong, Access.Read, options));
        Assert.Throws<FileMissingException>(() => Some.Open(folder.At("none.offramp"), options));
        foreach (string name in (string[])["letter.txt", "empty.offramp", "other.db"])
            Assert.Throws<NotAStudyException>(() => Some.Open(folder.At(name), options));
        Assert.Throws<AlreadyExistsException>(() => Some.NewStudy(folder, "letter.txt"));
        Assert.Equal("Dear Ines,", File.ReadAllText(folder.At("letter.txt")));
        Assert.Throws<FileMissingException>(() => Some.NewStudy(folder.At("no/such/folder/a.offramp"), options));
    }

    [Fact]
    public void A_study_open_for_reading_records_nothing()
    {
        using var folder = new Folder();
        Some.NewStudy(folder).Dispose();
        using OpenStudy study = Some.Open(folder.At("a.offramp"), Some.Options(folder), Access.Read);

        Assert.Throws<StudyReadOnlyException>(() => study.Record((_, fresh) => (Outcome<Change>)Some.Code(fresh, "No")));
    }

    [Fact]
    public void An_entry_of_a_later_format_is_not_taken_for_damage()
    {
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        Some.NewStudy(folder).Dispose();
        Sql(path, "UPDATE entry SET record = $record", record =>
        {
            BinaryPrimitives.WriteUInt16BigEndian(record, Format.Version + 1);
            return record;
        });

        Assert.Throws<NewerFormatException>(() => Some.Open(path, Some.Options(folder)));
        Assert.Equal("storage.bad-newer", OpenStudy.Verify(path, null, Some.Options(folder)).FirstBadPlace!.Code);
    }

    [Theory]
    [InlineData("""{"when":"2026-03-01T12:00:00Z","who":"00000000000000000000000001","changes":[{"change":"coding.code-dreamt","code":"00000000000000000000000005"}]}""")]
    [InlineData("""{"when":"2026-03-01T12:00:00Z","who":"00000000000000000000000001","changes":[{"change":"coding.code-coloured","code":"00000000000000000000000005","shine":1}]}""")]
    [InlineData("""{"when":"2026-03-01T12:00:00Z","who":"00000000000000000000000001","changes":[],"mood":"calm"}""")]
    [InlineData("""{"when":"2026-03-01T12:00:00Z","changes":[]}""")]
    public void A_kind_or_property_that_this_release_does_not_know_is_a_newer_format(string payload)
    {
        var json = new PayloadJson(static _ => null);

        Assert.Throws<NewerFormatException>(() => json.Read(new ActId(1, 1), 1, System.Text.Encoding.UTF8.GetBytes(payload)));
    }

    [Fact]
    public void A_read_only_folder_is_read_and_not_written()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Folders have no such mode on Windows.");
        using var folder = new Folder();
        Directory.CreateDirectory(folder.At("shelf"));
        string path = folder.At("shelf/a.offramp");
        Some.NewStudy(path, Some.Options(folder)).Dispose();
        Mode(folder.Path, 0b111_101_101);
        Mode(path, 0b100_100_100);
        Mode(folder.At("shelf"), 0b101_101_101);

        (string Program, string[] Arguments) unprivileged = Environment.UserName == "root" ? AsNobody() : ("dotnet", []);
        string[] Child(string mode)
        {
            using var child = Tests.Child.StartWith(
                unprivileged.Program, [.. unprivileged.Arguments, Tests.Child.Program, mode, path, folder.At("nowhere")], ("DOTNET_CLI_HOME", folder.Path));
            return child.Rest();
        }
        string[] read = Child("read"), written = Child("hold");
        Mode(folder.At("shelf"), 0b111_101_101);

        Assert.Equal(["read 1"], read);
        Assert.Equal(["storage.study-read-only"], written);
        Assert.Equal([path], Directory.GetFiles(folder.At("shelf")));
    }

    private static void Mode(string path, int bits)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)bits);
    }

    // A folder's mode does not bind root.
    private static (string Program, string[] Arguments) AsNobody()
    {
        const string SetPrivileges = "/usr/bin/setpriv";
        if (!File.Exists(SetPrivileges)) Assert.Skip("Running as root, whom no mode binds, and without setpriv to become nobody.");
        (string, string[]) nobody = (SetPrivileges, ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet"]);
        using var probe = Child.StartWith(nobody.Item1, ["--reuid=65534", "--regid=65534", "--clear-groups", "cat", Child.Program]);
        probe.Rest();
        if (probe.Wait() != 0) Assert.Skip("Running as root, and the tests lie where nobody else may read them.");
        return nobody;
    }

    private static void Sql(string path, string update, Func<byte[], byte[]> change)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand read = connection.CreateCommand();
        read.CommandText = "SELECT record FROM entry";
        var record = (byte[])read.ExecuteScalar()!;
        using SqliteCommand write = connection.CreateCommand();
        write.CommandText = update;
        write.Parameters.AddWithValue("$record", change(record));
        write.ExecuteNonQuery();
    }
}
