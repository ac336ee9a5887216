namespace Offramp.Research.Tests.Protection;

/// <summary>An invented group conversation in which two take turns, coded here and there.</summary>
internal static class SomeGroup
{
    public const string Reza = "They counted the sacks twice before anyone was allowed to load them.";
    public const string Later = "My cousin hid in the salt shed until the boats were gone.";

    public static Study Study()
    {
        Study study = Some.Study().WithTalk(
                "group", SourceKind.GroupInterview, ("I", "Who was there?"), ("Omid", "All of us were."), ("Reza", Reza), ("Omid", "And once again on the quay."), ("Reza", Later), ("I", "Thank you."))
            .WithVoice("Omid", "group", "Omid", Some.Consent(ConsentScope.Verbatim)).WithVoice("Reza", "group", "Reza", Some.Consent(ConsentScope.Verbatim))
            .WithCode("Sacks").WithCode("Quay");
        return study;
    }

    /// <summary>The study with a quotation coded and noted.</summary>
    public static Study Coded(this Study study, string quote, string code, string? memo = null)
    {
        Rendition text = study.Original("group");
        int start = text.Text.Text.IndexOf(quote, StringComparison.Ordinal);
        Assert.True(start >= 0, quote);
        return study.CodedAt(text, start, start + quote.Length, code, memo);
    }

    public static Study CodedAt(this Study study, Rendition text, int start, int end, string code, string? memo = null) =>
        study.With(CodingDecisions.CodePassage(
            study, new NewCoding(text.Id, start, end, default, memo is null ? null : System.Collections.Immutable.ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, memo)),
            study.Code(code).Id, Some.Fresh()));

    /// <summary>The study with a history that tells how its people and codes came in, for what looks there.</summary>
    public static Study Told(this Study study) => study with
    {
        History = new Research.History
        {
            Acts =
            [
                .. Some.Acts(
                [
                    .. study.Protection.Participants.Values.Select(p => new ParticipantAdded(p.Id, p.Pseudonym)),
                    .. study.Coding.Codebook.Codes.Values.Select(c => new CodeAdded(
                        c.Id, c.Holder, c.Name, null, c.Definition is { } text ? [new CodeTextWords(CodeText.Definition, text)] : [], null, null)),
                ]),
            ],
        },
    };

    public static Voice VoiceOf(this Study study, string pseudonym) => new(study.Participant(pseudonym).Id, [], []);

    public static Study Withdrawn(this Study study, string pseudonym) =>
        study.With(VoiceDecisions.Withdraw(study, study.Source("group").Id, study.VoiceOf(pseudonym), Some.Fresh()));

    public static string Quoted(this Study study, PassageCoding coding) => study.Original("group").Text.Text[coding.Start..coding.End];
}
