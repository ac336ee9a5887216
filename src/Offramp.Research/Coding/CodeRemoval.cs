using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What goes with a code that is removed, and what stays: shown before anyone says yes.</summary>
/// <param name="Code">The code.</param>
/// <param name="Codings">How many codings go.</param>
/// <param name="Sources">In how many sources they lie.</param>
/// <param name="Stranded">How many codings without words go.</param>
/// <param name="Links">How many causal links go, stranded ones among them.</param>
/// <param name="Questions">How many questions of guides ask about it, and will ask about it no more.</param>
/// <param name="Memos">How many memos are about it; they stay.</param>
/// <param name="MovingUp">The codes right below it, which move up.</param>
/// <param name="Sets">The sets that it leaves.</param>
public sealed record CodeRemoval(
    Code Code, int Codings, int Sources, int Stranded, int Links, int Questions, int Memos, ImmutableArray<Code> MovingUp, ImmutableArray<CodeSet> Sets)
{
    /// <summary>What removing a code with its codings would do. Refused: <c>coding.code-gone</c>.</summary>
    public static Outcome<CodeRemoval> Preview(Study study, Id<Code> id) => CodebookDecisions.Find(study, id).Then<CodeRemoval>(code =>
    {
        Id<Rendition>[] documents = [.. study.Coding.ByDocument.Where(document => document.Value.Index.With(id).Length > 0).Select(static document => document.Key)];
        return new CodeRemoval(
            code,
            documents.Sum(document => study.Coding.ByDocument[document].Index.With(id).Length),
            documents.Select(document => study.Sources.Renditions.GetValueOrDefault(document)?.Source).Distinct().Count(),
            study.Coding.Stranded.Values.Count(stranded => stranded.Coding.Code == id),
            study.Coding.Links.Values.Sum(document => document.All.Count(link => link.Joins(id)))
                + study.Coding.StrandedLinks.Values.Count(stranded => stranded.Link.Joins(id)),
            study.Sources.Guides.Values.Sum(guide => guide.Questions.Count(question => question.AsksAbout.Contains(id))),
            study.Coding.Memos.Count(memo => memo.About.Code == id),
            [.. study.Coding.Codebook.Under(id)],
            [.. study.Coding.Codebook.SetsOf(id)]);
    });
}
