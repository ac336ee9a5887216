using System.Collections.Immutable;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Bench;

/// <summary>What a researcher waits for at the journal. Keys are derived the cheap way of the tests: the 0.8 s of a real passphrase are said apart.</summary>
internal static class StorageWorkloads
{
    private const int Texts = 500;
    private const int CharactersEach = 20_000;
    private const int Codings = 100_000;
    private const int Acknowledged = 200;

    public static IEnumerable<Figure> Run(string folder)
    {
        string path = Path.Combine(folder, "bench.offramp");
        var options = new StorageOptions { StateFolder = Path.Combine(folder, "state"), AllowTestKdf = true };
        using Passphrase passphrase = Passphrase.Entered("lantern harbour quiet");
        using (OpenStudy study = OpenStudy.Create(path, passphrase, "Bench", "Ines", options))
        {
            ImmutableArray<SourceAdded> sources = [];
            yield return Figure.Time($"import of {Texts} texts, 10 million characters, in one act", () => sources = Import(study, Texts));
            yield return Figure.Time($"{Codings:N0} codings in one act", () => Code(study, sources));
            CodeAdded code = (CodeAdded)study.Study.History.Acts[^1].Changes[0];
            yield return Figure.Median("one durable change acknowledged", Acknowledged, () => CodeOne(study, sources[7], code, 40));
        }
        yield return new Figure("file", new FileInfo(path).Length / 1e6, "MB");
        yield return Figure.Median($"open {Codings:N0} codings and their texts", 5, () => OpenStudy.Open(path, passphrase, Access.Read, options).Dispose());
        yield return Figure.Time("verify with the passphrase", () => OpenStudy.Verify(path, passphrase, options));
        using (OpenStudy study = OpenStudy.Open(path, passphrase, Access.Write, options))
        {
            yield return Figure.Time("backup, checked", () => study.Backup(Path.Combine(folder, "copy.offramp")));
            Source source = study.Study.Sources.ById.Values.First();
            Id<StoredText> text = study.Study.Sources.Renditions[source.Renditions[0]].Text.Id;
            yield return Figure.Time("withdrawal of one source, scrubbed", () =>
                study.Record((_, _) => (Outcome<Change>)new SourceWithdrawn(source.Id, [source.Holder], [text])));
        }
    }

    public static ImmutableArray<SourceAdded> Import(OpenStudy study, int texts)
    {
        var random = new Random(11);
        string[] words = [.. Enumerable.Range(0, 2000).Select(_ => new string([.. Enumerable.Range(0, random.Next(2, 10)).Select(_ => (char)('a' + random.Next(26)))]))];
        var sources = ImmutableArray.CreateBuilder<SourceAdded>();
        study.Record((_, fresh) =>
        {
            for (int i = 0; i < texts; i++)
            {
                var text = new System.Text.StringBuilder(CharactersEach + 16);
                while (text.Length < CharactersEach) text.Append(words[random.Next(words.Length)]).Append(' ');
                Id<Holder> holder = fresh.Id<Holder>();
                var name = new Words(holder, $"p-{i}");
                sources.Add(new SourceAdded(
                    fresh.Id<Source>(), holder, SourceKind.Interview, name, null, null,
                    new NewRendition(
                        fresh.Id<Rendition>(), RenditionKind.Original, name, null, fresh.Id<TextVersion>(),
                        new StoredText(fresh.Id<StoredText>(), holder, text.ToString(0, CharactersEach)), new Words(holder, "")),
                    []));
            }
            return (Outcome<ImmutableArray<Change>>)sources.Cast<Change>().ToImmutableArray();
        });
        return sources.ToImmutable();
    }

    private static void Code(OpenStudy study, ImmutableArray<SourceAdded> sources)
    {
        var random = new Random(12);
        int each = Codings / Texts;
        var rows = new CodingRow[Codings];
        for (int i = 0; i < Codings; i++)
        {
            int start = random.Next(CharactersEach - 200);
            rows[i] = new CodingRow(start, start + random.Next(20, 180), random.Next(40), 0, new Judgement((Stance)random.Next(6), default, (Elicitation)random.Next(5), default));
        }
        study.Record((_, fresh) =>
        {
            CodeAdded[] codes = [.. Enumerable.Range(0, 40).Select(i => NewCode(fresh, $"Code {i}"))];
            var coded = new PassagesCoded(
                fresh.Id<PassageCoding>(),
                [.. sources.Select(source => new CodedDocument(source.Rendition.Rendition, source.Rendition.Version, each))],
                [.. codes.Select(code => code.Code)], [fresh.Coder],
                CodingColumns.Write(rows, [.. Enumerable.Repeat(each, Texts)]), []);
            return (Outcome<ImmutableArray<Change>>)ImmutableArray.Create<Change>([.. codes, coded]);
        });
    }

    public static CodeAdded AddCode(OpenStudy study) =>
        (CodeAdded)study.Record((_, fresh) => (Outcome<Change>)NewCode(fresh, "Waiting")).Value.Changes[0];

    private static CodeAdded NewCode(Fresh fresh, string name)
    {
        Id<Holder> holder = fresh.Id<Holder>();
        return new CodeAdded(fresh.Id<Code>(), holder, new Words(holder, name), null, [], null, null);
    }

    public static void CodeOne(OpenStudy study, SourceAdded source, CodeAdded code, int start) => study.Record((_, fresh) => (Outcome<Change>)new PassageCoded(
        source.Rendition.Rendition, source.Rendition.Version, fresh.Id<PassageCoding>(), start, start + 50, code.Code, fresh.Coder, default,
        new CodingNotes { Memo = new Words(source.Holder, "a thought about it") }));
}
