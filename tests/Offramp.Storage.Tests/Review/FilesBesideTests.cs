namespace Offramp.Storage.Tests;

/// <summary>What may lie beside a study's file, left behind or planted.</summary>
public class FilesBesideTests
{
    private const string Letter = "Dear Ines, the boat comes on Sunday.";

    [Theory]
    [InlineData(".lock")]
    [InlineData(".lock.holder")]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    public void A_planted_link_lets_nothing_be_written_outside(string suffix)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Links need a privilege on Windows.");
        using var folder = new Folder();
        string path = folder.At("a.offramp"), letter = folder.At("letter.txt"), none = folder.At("none.txt");
        Some.NewStudy(folder).Dispose();
        foreach (string victim in (string[])[letter, none])
        {
            File.WriteAllText(letter, Letter);
            File.Delete(path + suffix);
            File.CreateSymbolicLink(path + suffix, victim);
            try
            {
                using OpenStudy study = Some.Open(path, Some.Options(folder));
                study.Do(fresh => Some.Code(fresh, "Waiting"));
            }
            catch (StorageException)
            {
                // Refusing is right, too.
            }
            Assert.Equal(Letter, File.ReadAllText(letter));
            Assert.False(File.Exists(none));
        }
        File.Delete(path + suffix);
        using OpenStudy after = Some.Open(path, Some.Options(folder), Access.Read);
    }

    [Theory]
    [InlineData(".lock")]
    [InlineData(".lock.holder")]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    public void A_folder_or_rubbish_in_the_place_of_a_file_beside_is_said_or_passed_over(string suffix)
    {
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        Some.NewStudy(folder).Dispose();
        foreach (bool isFolder in (bool[])[true, false])
        {
            if (isFolder) Directory.CreateDirectory(path + suffix);
            else File.WriteAllText(path + suffix, Letter);
            foreach (Access access in (Access[])[Access.Write, Access.Read])
            {
                try
                {
                    using OpenStudy study = Some.Open(path, Some.Options(folder), access);
                }
                catch (StorageException trouble)
                {
                    Assert.True(isFolder, $"{suffix}: {trouble.Code}");
                }
            }
            if (isFolder) Directory.Delete(path + suffix);
            else File.Delete(path + suffix);
        }
        using OpenStudy after = Some.Open(path, Some.Options(folder), Access.Write);
    }

    [Fact]
    public void A_link_to_a_study_and_the_study_have_one_writer_together()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Links need a privilege on Windows.");
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);
        File.CreateSymbolicLink(folder.At("link.offramp"), folder.At("a.offramp"));

        Assert.Throws<StudyBusyException>(() => Some.Open(folder.At("link.offramp"), Some.Options(folder)));
    }

    [Fact]
    public void A_new_study_beside_the_log_of_a_lost_one_is_its_own()
    {
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        using (OpenStudy lost = Some.NewStudy(folder))
        {
            lost.Do(fresh => Some.Code(fresh, "Waiting"));
            File.Copy(path + "-wal", folder.At("kept"));
        }
        File.Delete(path);
        File.Copy(folder.At("kept"), path + "-wal");

        using (OpenStudy fresh = Some.NewStudy(folder)) fresh.Do(f => Some.Code(f, "Leaving"));
        Assert.True(OpenStudy.Verify(path, null, Some.Options(folder)).IsWhole);
    }

    [Fact]
    public void What_lies_beside_a_study_is_its_owners_alone_and_what_another_wrote_there_is_shown_without_control_characters()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Files have no such mode on Windows.");
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using OpenStudy study = Some.NewStudy(folder);
        study.Do(fresh => Some.Code(fresh, "Waiting"));
        study.Backup(folder.At("copy.offramp"));

        foreach (string suffix in (string[])["", "-wal", "-shm", ".lock", ".lock.holder"])
            Assert.Equal((suffix, Owner), (suffix, Mode(path + suffix)));
        Assert.Equal(Owner, Mode(folder.At("copy.offramp")));
        Assert.Equal(Owner | UnixFileMode.UserExecute, Mode(folder.At("state")));
        Assert.All(Directory.GetFiles(folder.At("state")), static file => Assert.Equal(Owner, Mode(file)));

        File.WriteAllText(path + ".lock.holder", $"\u001b[2J{new string('x', 100_000)}");
        string shown = (string)Assert.Throws<StudyBusyException>(() => Some.Open(path, Some.Options(folder))).Values[0].Content;
        Assert.True(shown.Length <= 300);
        Assert.DoesNotContain(shown, char.IsControl);
    }

    [Fact]
    public void A_backup_to_a_place_that_cannot_take_it_says_so_and_leaves_nothing()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);
        Directory.CreateDirectory(folder.At("there"));

        Assert.ThrowsAny<StorageException>(() => study.Backup(folder.At("no/such/folder/b.offramp")));
        Assert.Throws<AlreadyExistsException>(() => study.Backup(folder.At("there")));
        Assert.Throws<AlreadyExistsException>(() => study.Backup(folder.At("a.offramp")));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.part*"));
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(folder.At("dangling"), folder.At("nothing"));
        Assert.Throws<AlreadyExistsException>(() => study.Backup(folder.At("dangling")));
        Assert.False(File.Exists(folder.At("nothing")));
    }

    private static UnixFileMode Mode(string file) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file);
}
