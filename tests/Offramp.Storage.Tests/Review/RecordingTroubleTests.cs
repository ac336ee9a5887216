using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>Decisions and listeners that do what they should not, texts that cannot be written.</summary>
public class RecordingTroubleTests
{
    [Fact]
    public void A_text_with_half_a_character_is_refused_and_the_study_goes_on()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);
        Study before = study.Study;

        Outcome<Act> text = study.Record((_, fresh) => (Outcome<Change>)Some.Source(fresh, "half a \ud83d boat"));
        Outcome<Act> words = study.Record((_, fresh) => (Outcome<Change>)Some.Code(fresh, "half a \ud83d boat"));

        Assert.Equal("storage.half-character", text.Refusal?.Code);
        Assert.Equal("storage.half-character", words.Refusal?.Code);
        Assert.Same(before, study.Study);
        study.Do(fresh => Some.Source(fresh, "a whole \U0001F6A4 boat"));
    }

    [Fact]
    public void A_text_of_a_withdrawn_source_is_refused()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);
        SourceAdded? source = null;
        study.Do(fresh => source = Some.Source(fresh, "She left by the north gate."));
        study.Do(_ => Some.Withdrawal(source!));

        // A new text and no words beside it.
        Outcome<Act> again = study.Record((_, fresh) =>
        {
            SourceAdded other = Some.Source(fresh, "She left.");
            Words gone = Words.Withdrawn(source!.Holder);
            NewRendition rendition = other.Rendition with { Text = new StoredText(fresh.Id<StoredText>(), source.Holder, "She left."), Name = gone, Turns = gone };
            return (Outcome<Change>)(other with { Holder = source.Holder, Name = gone, Rendition = rendition });
        });

        Assert.Equal("storage.holder-destroyed", again.Refusal?.Code);
    }

    [Fact]
    public void A_listener_that_throws_neither_undoes_the_act_nor_keeps_the_next_ones_from_being_told()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);
        var told = new List<ActId>();
        study.Recorded += (act, _) =>
        {
            told.Add(act.Id);
            if (told.Count == 1) study.Do(fresh => Some.Code(fresh, "Leaving"));
            if (told.Count == 1) throw new InvalidOperationException("A defect of the listener.");
        };

        Act first = study.Do(fresh => Some.Code(fresh, "Waiting"));

        Assert.Equal(2, told.Count);
        Assert.Equal(first.Id, told[0]);
        Assert.Equal(2, study.Study.Coding.Codebook.Codes.Count);
    }

    [Fact]
    public void A_decision_that_throws_records_nothing_and_the_study_goes_on()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);
        Study before = study.Study;

        Assert.Throws<FormatException>(() => study.Record(Throw));

        Assert.Same(before, study.Study);
        study.Do(fresh => Some.Code(fresh, "Waiting"));
    }

    [Fact]
    public void A_decision_that_records_is_misuse()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);

        Assert.Throws<InvalidOperationException>(() => study.Record((_, fresh) =>
        {
            study.Do(inner => Some.Code(inner, "Leaving"));
            return (Outcome<Change>)Some.Code(fresh, "Waiting");
        }));
        Assert.Empty(study.Study.Coding.Codebook.Codes);
    }

    [Fact]
    public void Two_threads_record_every_act_once_and_the_listeners_hear_them_in_order()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder.At("a.offramp"), Some.Options(folder) with { Durable = false });
        var told = new List<ActId>();
        study.Recorded += (act, _) => told.Add(act.Id);

        Parallel.For(0, 4, _ =>
        {
            for (int i = 0; i < 50; i++) study.Do(fresh => Some.Code(fresh, "Waiting"));
        });

        Assert.Equal(200, study.Study.Coding.Codebook.Codes.Count);
        Assert.Equal(200, told.Count);
        Assert.Equal(told.Order(), told);
    }

    [Fact]
    public void After_closing_everything_says_that_it_is_closed()
    {
        using var folder = new Folder();
        OpenStudy study = Some.NewStudy(folder);
        using Passphrase passphrase = Some.Passphrase();
        study.Dispose();
        study.Dispose();

        Assert.Throws<ObjectDisposedException>(() => study.Record((_, fresh) => (Outcome<Change>)Some.Code(fresh, "Waiting")));
        Assert.Throws<ObjectDisposedException>(() => study.Backup(folder.At("b.offramp")));
        Assert.Throws<ObjectDisposedException>(() => study.MakeRecoveryKey("paper"));
        Assert.Throws<ObjectDisposedException>(() => study.Slots);
        Assert.Throws<ObjectDisposedException>(() => study.Merge(folder.At("a.offramp"), passphrase));
        Assert.Empty(study.Study.Coding.Codebook.Codes);
    }

    private static Outcome<Change> Throw(Study study, Fresh fresh) => throw new FormatException();
}
