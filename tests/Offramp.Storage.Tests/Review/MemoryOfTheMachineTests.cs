using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>What a machine remembers of a study must outlive whoever closes last, and a clock that goes backwards.</summary>
public class MemoryOfTheMachineTests
{
    [Fact]
    public void A_reader_that_closes_last_does_not_make_the_machine_forget_a_withdrawal()
    {
        using var folder = new Folder();
        StorageOptions options = Some.Options(folder);
        string path = folder.At("a.offramp"), older = folder.At("older.offramp");
        SourceAdded? source = null;
        using (OpenStudy study = Some.NewStudy(folder))
        {
            study.Do(fresh => source = Some.Source(fresh, "She left by the north gate."));
            study.Backup(older);
        }

        OpenStudy reader = Some.Open(path, options, Access.Read);
        using (OpenStudy writer = Some.Open(path, options)) writer.Do(_ => Some.Withdrawal(source!));
        reader.Dispose();

        using OpenStudy restored = Some.Open(older, options);
        Assert.Contains(restored.Warnings, static note => note.Code == "storage.withdrawn-again");
        Assert.Contains(restored.Warnings, static note => note.Code == "storage.changes-missing");
        Assert.True(restored.Study.Sources.Renditions[source!.Rendition.Rendition].Text.IsWithdrawn);
    }

    [Fact]
    public void Heads_are_remembered_each_minute_even_after_the_clock_was_put_back()
    {
        using var folder = new Folder();
        var clock = new HandSetClock { Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) };
        string path = folder.At("a.offramp"), older = folder.At("older.offramp");
        using OpenStudy study = Some.NewStudy(path, Some.Options(folder) with { Clock = clock });
        study.Backup(older);

        clock.Now = clock.Now.AddHours(-5);
        study.Do(fresh => Some.Code(fresh, "Waiting"));
        clock.Now = clock.Now.AddMinutes(2);
        study.Do(fresh => Some.Code(fresh, "Leaving"));

        // As if the process had died now: the memory was written on the way, not at closing.
        using OpenStudy lost = Some.Open(older, Some.Options(folder), Access.Read);
        Assert.Contains(lost.Warnings, static note => note.Code == "storage.changes-missing");
    }

    private sealed class HandSetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
