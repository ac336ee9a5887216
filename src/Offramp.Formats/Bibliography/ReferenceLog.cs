using Offramp.Research;

namespace Offramp.Formats.Bibliography;

/// <summary>The problems of a file of references, and what is looked at when all are read.</summary>
internal sealed class ReferenceLog(string fileName)
{
    private readonly ProblemLog log = new(FileNames.Last(fileName));

    /// <summary>The file that is being read.</summary>
    public string File => log.File;

    /// <summary>Adds a problem.</summary>
    public void Add(Problem problem) => log.Add(problem);

    /// <summary>Adds a problem at a line and a column, both from 1.</summary>
    public void Add((int Line, int Column) at, string code, params MessageValue[] values) => log.Add(Problem.Of(new Place(File, at.Line, at.Column), code, values));

    /// <summary>Whether one more reference is taken; tells where not.</summary>
    public bool HasRoom(List<Reference> references, (int, int) at)
    {
        if (references.Count < ReferenceFiles.MostReferences) return true;
        Add(at, "formats.too-many", ("limit", ReferenceFiles.MostReferences));
        return false;
    }

    /// <summary>What came of the file, with what stands in it twice told.</summary>
    public Reading<ReferenceList> Finish(List<Reference> references)
    {
        if (references.Count == 0)
        {
            log.Add("formats.references-none");
            return new(null, log.ToImmutable());
        }
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (Reference reference in references)
            if (reference.Id.Length > 0 && !ids.Add(reference.Id)) Add((reference.Line ?? 1, 1), "formats.references-id-twice", ("id", Shown(reference.Id)));
        foreach (DuplicatePair pair in ReferenceDuplicates.Find(references))
            Add((references[pair.Second].Line ?? 1, 1), "formats.references-alike", ("line", references[pair.First].Line ?? 1), ("sign", pair.Sign == DuplicateSign.Doi ? "doi" : "title"));
        return new(new ReferenceList([.. references]), log.ToImmutable());
    }

    /// <summary>A word of the file, short enough for a message.</summary>
    public static string Shown(string text) => text.Length <= 60 ? text : text[..60];
}

/// <summary>Lines and columns of places in bytes of UTF-8, asked for from the first to the last.</summary>
internal sealed class ByteLines(byte[] bytes)
{
    private int counted;
    private int line = 1;
    private int start;

    /// <summary>Line and column, in bytes, of a place.</summary>
    public (int Line, int Column) At(long offset)
    {
        for (; counted < offset; counted++)
        {
            if (bytes[counted] != '\n') continue;
            line++;
            start = counted + 1;
        }
        return (line, (int)offset - start + 1);
    }
}
