using Offramp.Formats.Bibliography;
using Offramp.Formats.Refi;
using Offramp.Research;

namespace Offramp.Formats.Tests;

/// <summary>What must hold of every reading, whatever the file was.</summary>
internal static class Soundness
{
    public static void Of(ReadFile file)
    {
        Assert.False(file.Texts.IsEmpty);
        Assert.All(file.Texts, Of);
    }

    public static void Of(ImportedCodings codings)
    {
        HashSet<string> ids = [];
        Assert.All(codings.Codes, c => Assert.True(ids.Add(c.Id)));
        Assert.All(codings.Codes, c => Assert.True(c.Parent is null || ids.Contains(c.Parent)));
        Assert.All(codings.Codings, c => Assert.True(
            c.Start >= 0 && c.End > c.Start && (uint)c.Code < codings.Codes.Length && c.Coder >= -1 && c.Coder < codings.Coders.Length));
        Assert.All(codings.Links, link => Assert.True(
            link.Start >= 0 && link.End > link.Start && (uint)link.Cause < codings.Codes.Length && (uint)link.Effect < codings.Codes.Length
            && link.Coder >= -1 && link.Coder < codings.Coders.Length));
        // What was read can be written, and read again as the same; codes that are only named are then described by their names.
        Assert.Equal(codings.Codes.Select(static c => c with { IsReference = false }), CodingsJson.Read("again.json", CodingsJson.Write(codings)).Value!.Codes);
    }

    public static void Of(ImportedCodingTable table)
    {
        HashSet<string> ids = [];
        Assert.All(table.Codes, c => Assert.True(ids.Add(c.Id) && (c.Parent is null || ids.Contains(c.Parent))));
        Assert.All(table.Documents, d => Assert.Equal(d.Codings.Length, d.Rows.Length));
        Assert.All(table.Documents.SelectMany(static d => d.Codings), c => Assert.True(
            c.Start >= 0 && c.End > c.Start && (uint)c.Code < table.Codes.Length && c.Coder >= -1 && c.Coder < table.Coders.Length));
    }

    public static void Of(ImportedCodebook codebook)
    {
        HashSet<string> ids = [];
        Assert.All(codebook.Codes, c => Assert.True(ids.Add(c.Id)));
        Assert.All(codebook.Codes, c => Assert.True(c.Parent is null || (c.Parent != c.Id && ids.Contains(c.Parent))));
        Assert.All(codebook.Sets.SelectMany(static set => set.Codes), id => Assert.Contains(id, ids));
    }

    public static void Of(ReferenceList list)
    {
        Assert.False(list.References.IsEmpty);
        // What was read can be written, read again as the same, and set in both styles; nothing in it turns the words around it.
        byte[] once = CslJson.Write(list.References);
        Assert.Equal(once, CslJson.Write(CslJson.Read("again.json", once).Value!.References));
        foreach (ReferenceStyle style in Enum.GetValues<ReferenceStyle>())
        {
            var set = new ReferenceFormatter(list.References, style);
            for (int i = 0; i < list.References.Length; i++)
                foreach (StyledText text in (StyledText[])[set.Entry(i), set.Cite(new Citation(i, "3-4")), set.Note(new Citation(i))])
                {
                    Assert.All(text.Runs, static run => Assert.NotEmpty(run.Text));
                    Assert.Equal(text.Plain().Count(static c => c == '\u2068'), text.Plain().Count(static c => c == '\u2069'));
                    Assert.DoesNotContain(text.Plain(), static c => c is >= '\u202A' and <= '\u202E' or '\u2066' or '\u2067');
                }
        }
    }

    public static void Of(RefiProject project)
    {
        Assert.All(project.Elements, static e => Assert.True(e.Kept >= 0 && e.Lost >= 0 && e.InFile >= e.Kept + e.Lost));
        Assert.All(project.Kept.Where(static k => !k.IsAttribute), static k => System.Xml.Linq.XElement.Parse(k.Xml));
        foreach (RefiText text in project.Texts())
        {
            var passages = new OffsetPassages(text, project.Offsets.Reading);
            Assert.DoesNotContain('\r', passages.Text ?? "");
            Assert.All(text.Selections, selection =>
            {
                if (passages.Find(selection) is { } found) Assert.True(found.Start >= 0 && found.Start <= found.End && found.End <= passages.Text!.Length);
            });
        }
        _ = RefiAnnotations.Of(project).Count();
    }

    private static void Of(ReadText text)
    {
        Assert.DoesNotContain('\r', text.Text);
        // A part of a mangled archive may be stored once more under another name, but no text grows out of nothing.
        Assert.True(text.Text.Length < 1_000_000);
        int before = 0;
        foreach (Turn turn in text.Turns)
        {
            Assert.True(before <= turn.Start && turn.Start <= turn.WordsStart && turn.WordsStart <= turn.End && turn.End <= text.Text.Length);
            before = turn.End;
        }
        if (text.Translation is not { } translation) return;
        Of(translation);
        int units = RenditionUnits.Of(text.Text, text.Turns).Length, others = RenditionUnits.Of(translation.Text, translation.Turns).Length;
        (int a, int b) = (0, 0);
        foreach (AlignmentLink link in text.Links)
        {
            Assert.True(link.InA!.Value.First > a && link.InB!.Value.First > b);
            (a, b) = (link.InA.Value.Last, link.InB.Value.Last);
        }
        Assert.True(a <= units && b <= others);
    }
}
