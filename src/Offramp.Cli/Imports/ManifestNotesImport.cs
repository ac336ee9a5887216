using System.Collections.Immutable;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Brings in what a manifest says of code sets, named versions, corrections and memos. What the codebook or a text does not bear out is said as a problem and left
/// out; the rest comes in.</summary>
internal sealed class ManifestNotesImport(Door door, OpenStudy open, StudyManifest manifest)
{
    /// <summary>Brings the sets in and names the codebook's versions. The codebook must be in, and nobody have coded with it yet.</summary>
    public void Codebook()
    {
        foreach (ManifestCodeSet set in manifest.CodeSets)
        {
            var codes = ImmutableArray.CreateBuilder<Id<Code>>();
            foreach (string typed in set.Codes)
            {
                if (Names.Code(open.Study, typed) is { IsRefused: false } code) codes.Add(code.Value.Id);
                else Say("cli.manifest-set-code-unknown", ("code", typed), ("set", set.Name));
            }
            door.Record(open, (study, fresh) => CodeSetDecisions.Add(study, set.Name, codes.ToImmutable(), fresh));
        }
        foreach (ManifestCodebookVersion version in manifest.CodebookVersions)
            door.Record(open, (study, fresh) => CodebookVersions.Name(study, version.Name, version.Note, fresh));
    }

    /// <summary>Makes the corrections, each with a memo that says why. The codings must be in: they follow.</summary>
    public void Corrections()
    {
        foreach (ManifestSource source in manifest.Sources)
        {
            foreach (ManifestCorrection correction in source.Corrections)
            {
                if (Names.Source(open.Study, source.Name) is not { IsRefused: false } known) continue;
                int at = correction.File is { } file ? source.Renditions.Select(static r => r.File).ToList().IndexOf(file) : 0;
                Refusal? refusal = at < 0 || at >= known.Value.Renditions.Length ? Refusal.Of("coding.document-gone") : null;
                if (refusal is null)
                {
                    Id<Rendition> text = known.Value.Renditions[at];
                    refusal = Tried((study, fresh) => CorrectionDecisions.CorrectWords(
                        study, text, new WordsToCorrect(correction.From, correction.To, correction.Nth, null, correction.IsSlip), fresh));
                }
                if (refusal is not null) Say("cli.manifest-correction-left-out", ("source", source.Name), ("why", Messages.English.Say(refusal)));
                else if (correction.Why is { } why) Write(new ManifestMemo($"Corrected: {correction.To ?? correction.From}", why, source.Name, null, null));
            }
        }
    }

    /// <summary>Brings the memos in.</summary>
    public void Memos()
    {
        foreach (ManifestMemo memo in manifest.Memos) Write(memo);
    }

    private void Write(ManifestMemo memo)
    {
        Refusal? refusal = Tried((study, fresh) =>
        {
            NewMemo ask = new(memo.Title, memo.Text);
            Outcome<NewMemo> about = memo.Source is { } source ? Names.Source(study, source).Then<NewMemo>(s => ask with { Source = s.Id })
                : memo.Code is { } code ? Names.Code(study, code).Then<NewMemo>(c => ask with { Code = c.Id })
                : memo.Participant is { } who ? Names.Participant(study, who).Then<NewMemo>(p => ask with { Participant = p.Id })
                : ask;
            return about.Then(a => MemoDecisions.Write(study, a, fresh));
        });
        if (refusal is not null) Say("cli.manifest-memo-left-out", ("memo", memo.Title), ("why", Messages.English.Say(refusal)));
    }

    private Refusal? Tried(Func<Study, Fresh, Outcome<Change>> decide) =>
        open.Record((study, fresh) => decide(study, fresh).Then<ImmutableArray<Change>>(static change => ImmutableArray.Create(change))).Refusal;

    private void Say(string code, params MessageValue[] values) => door.SayProblems([Problem.Of(new Place(ManifestImport.FileName), code, values)]);
}
