using Offramp.Research;

namespace Offramp.Storage.Tests;

public class CrashTests
{
    private const int Kills = 20;

    [Fact]
    public void Twenty_kills_at_random_moments_of_appending_lose_nothing_acknowledged()
    {
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        StorageOptions options = Some.Options(folder);
        Some.NewStudy(path, options).Dispose();
        var random = new Random(20);
        var acknowledged = new HashSet<string>();

        for (int i = 0; i < Kills; i++)
        {
            using var child = Child.Start("append", path, options.StateFolder!);
            for (int lines = random.Next(1, 25); lines > 0; lines--) acknowledged.Add(child.Line()!);
            Thread.Sleep(random.Next(4));
            child.Kill();
            acknowledged.UnionWith(child.Rest().Where(line => ActId.TryParse(line, out _)));
            child.Wait();

            using OpenStudy study = Some.Open(path, options, Access.Read);
            Assert.Empty(acknowledged.Except(study.Study.History.Acts.Select(act => act.Id.ToString())));
            Assert.Empty(study.Warnings);
        }

        using Passphrase passphrase = Some.Passphrase();
        Assert.True(OpenStudy.Verify(path, passphrase, options) is { IsWhole: true, Opened: true });
    }

    [Fact]
    public void A_limit_on_the_files_size_in_the_middle_of_an_import_is_said_and_leaves_the_study_whole()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no such limit on Windows.");
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        StorageOptions options = Some.Options(folder);
        Some.NewStudy(path, options).Dispose();

        // 2 MiB, in blocks of 1,024 bytes; without the switch .NET itself maps more than that and does not start.
        using var child = Child.StartWith(
            "bash", ["-c", "ulimit -f 2048; exec dotnet \"$0\" import \"$1\" \"$2\" 8000000", Child.Program, path, options.StateFolder!],
            ("DOTNET_EnableWriteXorExecute", "0"));
        string[] said = child.Rest();

        Assert.Equal(["importing", "storage.disk-full"], said);
        Assert.Equal(3, child.Wait());
        using OpenStudy study = Some.Open(path, options);
        Assert.Empty(study.Warnings);
        Assert.Empty(study.Study.Sources.ById);
        study.Do(fresh => Some.Source(fresh, "goes on"));
    }

    [Fact]
    public void A_second_writer_is_told_who_holds_the_study_and_a_reader_is_not_kept_out()
    {
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        StorageOptions options = Some.Options(folder);
        Some.NewStudy(path, options).Dispose();
        using var child = Child.Start("hold", path, options.StateFolder!);
        Assert.Equal("open", child.Line());

        var busy = Assert.Throws<StudyBusyException>(() => Some.Open(path, options));
        Assert.Contains("the crash test", (string)busy.Values[0].Content);
        Some.Open(path, options, Access.Read).Dispose();

        child.Tell("enough");
        Assert.Equal(0, child.Wait());
        Some.Open(path, options).Dispose();
        Assert.Empty(Directory.GetFiles(folder.Path, "*.lock*"));
    }
}
