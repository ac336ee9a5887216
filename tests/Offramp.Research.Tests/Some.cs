using System.Collections.Immutable;

namespace Offramp.Research.Tests;

/// <summary>Plausible values. Ids are counted, so that every run sees the same ones.</summary>
internal static partial class Some
{
    public static readonly DateOnly Today = new(2026, 11, 22);
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    public static readonly Id<Coder> Coder = new(UInt128.One << 100);
    public static readonly Id<Coder> OtherCoder = new(UInt128.One << 101);

    private static int counted;

    /// <summary>New ids whose lowest 32 bits are zero, as the open study gives them.</summary>
    public static Fresh Fresh(Id<Coder>? coder = null) =>
        new(static () => (UInt128)(uint)Interlocked.Increment(ref counted) << 32, Now, coder ?? Coder);

    public static Words Words(string text) => new(new Id<Holder>((UInt128)(uint)Interlocked.Increment(ref counted) << 32), text);

    /// <summary>A study with a title and a coder.</summary>
    public static Study Study()
    {
        Study study = Research.Study.Empty(new(7));
        return study.With(StudyDecisions.Create(study, "The lantern coast", "Mira", Fresh()));
    }

    public static ImportedText Text(string name, string text) => new() { Name = name, Text = text };

    /// <summary>A talk: each turn is a line "label: words".</summary>
    public static ImportedText Talk(string name, params (string Speaker, string Said)[] turns)
    {
        var list = new List<Turn>();
        string text = "";
        foreach ((string speaker, string said) in turns)
        {
            int start = text.Length;
            text += $"{speaker}: ";
            int words = text.Length;
            text += said;
            list.Add(new Turn(list.Count + 1, start, words, text.Length, speaker, null));
            text += "\n";
        }
        return new ImportedText { Name = name, Text = text, Turns = [.. list] };
    }

    /// <summary>The study after a decision that must be granted.</summary>
    public static Study With(this Study study, Outcome<Change> decided)
    {
        Assert.Null(decided.Refusal);
        return study.Apply(decided.Value);
    }

    /// <summary>The study after a decision of several changes that must be granted.</summary>
    public static Study With(this Study study, Outcome<ImmutableArray<Change>> decided)
    {
        Assert.Null(decided.Refusal);
        return decided.Value.Aggregate(study, static (s, c) => s.Apply(c));
    }

    public static Study WithSource(this Study study, string name, string text, SourceKind kind = SourceKind.Publication) =>
        study.With(SourcesDecisions.Add(study, kind, Text(name, text), OnTakenName.Refuse, Fresh()));

    public static Study WithTalk(this Study study, string name, SourceKind kind, params (string Speaker, string Said)[] turns) =>
        study.With(SourcesDecisions.Add(study, kind, Talk(name, turns), OnTakenName.Refuse, Fresh()));

    public static Study WithParticipant(this Study study, string pseudonym) =>
        study.With(ProtectionDecisions.AddParticipant(study, pseudonym, null, Fresh()));

    /// <summary>A participant who speaks in a source and agreed to something.</summary>
    public static Study WithVoice(this Study study, string pseudonym, string source, string? label, ConsentTerms? terms)
    {
        if (Names.Participant(study, pseudonym).IsRefused) study = study.WithParticipant(pseudonym);
        study = study.With(SourceLinks.LinkParticipant(study, study.Source(source).Id, study.Participant(pseudonym).Id, label));
        return terms is null
            ? study
            : study.With(ProtectionDecisions.RecordConsent(study, study.Participant(pseudonym).Id, study.Source(source).Id, terms));
    }

    public static Study WithCode(this Study study, string name, string? definition = null, string? under = null)
    {
        var holder = new Id<Holder>(Fresh().NextId());
        return study.Apply(new CodeAdded(
            Fresh().Id<Code>(), holder, new Words(holder, name), under is null ? null : study.Code(under).Id,
            definition is null ? [] : [new CodeTextWords(CodeText.Definition, new Words(holder, definition))], null, null));
    }

    public static ConsentTerms Consent(ConsentScope scope, ConsentFreedom freedom = ConsentFreedom.Free, string? until = null) => new()
    {
        Scope = scope,
        Freedom = freedom,
        Particulars = until is null
            ? ImmutableDictionary<ConsentField, string>.Empty
            : ImmutableDictionary<ConsentField, string>.Empty.Add(ConsentField.Until, until),
    };

    public static Source Source(this Study study, string name) => Names.Source(study, name).Value;

    public static Participant Participant(this Study study, string pseudonym) => Names.Participant(study, pseudonym).Value;

    public static Collaborator Collaborator(this Study study, string pseudonym) => Names.Collaborator(study, pseudonym).Value;

    public static Code Code(this Study study, string name) => Names.Code(study, name).Value;

    public static Rendition Original(this Study study, string source) => study.Sources.Renditions[study.Source(source).Renditions[0]];

    /// <summary>Asserts that a decision is refused so, and reads its message aloud: it must name all its values and leave no brace.</summary>
    public static string Refused<T>(string code, Outcome<T> outcome)
    {
        Assert.NotNull(outcome.Refusal);
        Assert.Equal(code, outcome.Refusal.Code);
        return Said(outcome.Refusal.Code, Research.Messages.English.Say(outcome.Refusal));
    }

    public static string Said(string code, string message)
    {
        Assert.NotEqual(code, message);
        Assert.DoesNotContain('{', message);
        Assert.EndsWith(message[^1] == '?' ? "?" : ".", message, StringComparison.Ordinal);
        return message;
    }
}
