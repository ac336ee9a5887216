using System.Globalization;

namespace Offramp.Research;

/// <summary>Holds imported causal links against the study, by the same rules as codings.</summary>
internal sealed class LinksImport(Study study, string file, bool namesSource, CodesImport codes, CodersImport coders, Fresh fresh)
{
    private readonly List<LinkDrawn> changes = [];
    private readonly List<Problem> problems = [];

    /// <summary>What draws the new ones.</summary>
    public IReadOnlyList<Change> Changes => changes;

    /// <summary>What could not be taken as it stands, in the order of the file.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>How many the study, or the file further up, had already.</summary>
    public int Known { get; private set; }

    /// <summary>How many stand at another place than the file says.</summary>
    public int Moved { get; private set; }

    /// <summary>How many could not be taken.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Takes the links of one document.</summary>
    public void Take(DocumentImport document)
    {
        if (document.ImportedLinks.IsEmpty) return;
        HashSet<(int, int, Id<Code>, Id<Code>, Id<Coder>)> seen =
            [.. study.Coding.LinksIn(document.Document.Id).Select(static link => (link.Start, link.End, link.Cause, link.Effect, link.Coder))];
        for (int i = 0; i < document.ImportedLinks.Length; i++)
        {
            ImportedLink link = document.ImportedLinks[i];
            (int start, int end, int cause, int effect) = (link.Start, link.End, codes.NumberOf(link.Cause), codes.NumberOf(link.Effect));
            Note? wrong = cause < 0 || effect < 0 ? Note.Of("coding.import-code-unknown")
                // Two codes of the file may be one code of the study.
                : codes.Ids[cause] == codes.Ids[effect] ? Note.Of("coding.import-link-to-itself")
                : QuoteAnchor.Settle(document.Document.Text.Text, link.Text?.Quote, ref start, ref end);
            if (wrong is not null) problems.Add(new Problem(PlaceOf(document, i), wrong.Code, wrong.Values));
            if (wrong is { Code: not QuoteAnchor.FoundElsewhere })
            {
                LeftOut++;
                continue;
            }
            if (wrong is not null) Moved++;
            Id<Coder> coder = coders.Ids[coders.NumberOf(link.Coder)];
            if (!seen.Add((start, end, codes.Ids[cause], codes.Ids[effect], coder)))
            {
                Known++;
                continue;
            }
            changes.Add(new LinkDrawn(
                document.Document.Id, document.Document.Version, fresh.Id<CausalLink>(), start, end, codes.Ids[cause], codes.Ids[effect], link.Sign, coder,
                link.Judgement, CodingImport.NotesOf(document.Source, link.Text)));
        }
    }

    private Place PlaceOf(DocumentImport document, int index)
    {
        string at = string.Create(CultureInfo.InvariantCulture, $"links[{index}]");
        return new(file, Path: namesSource ? $"{document.Source.Name.Text}: {at}" : at);
    }
}
