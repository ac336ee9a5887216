using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Offramp.Formats;

/// <summary>A value of a YAML file and where it stands; line and column from 1.</summary>
/// <remarks><c>IsWhole</c> is false where something in or below it was refused, stands twice, or is cut off.</remarks>
internal abstract record YamlValue(int Line, int Column, bool IsWhole);

/// <summary>A text; plain where it stands without quotes.</summary>
internal sealed record YamlText(int Line, int Column, bool IsWhole, string Text, bool IsPlain) : YamlValue(Line, Column, IsWhole)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[yaml]";
}

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, int Column, bool IsWhole, ImmutableArray<YamlValue> Items) : YamlValue(Line, Column, IsWhole);

/// <summary>Keys with values; of a key that stands twice the first, whose value is then not whole. Cut where the reading broke off within.</summary>
internal sealed record YamlKeys(int Line, int Column, bool IsWhole, bool IsCut, ImmutableArray<YamlPair> Pairs) : YamlValue(Line, Column, IsWhole);

/// <summary>A key and its value.</summary>
internal readonly record struct YamlPair(YamlText Key, YamlValue Value);

/// <summary>A value that is not taken.</summary>
internal sealed record YamlRefused(int Line, int Column) : YamlValue(Line, Column, false);

/// <summary>Builds plain values from the parser's events and nothing else: a tag makes no object, an alias stands for nothing, and depth and
/// number are bounded. Works with a stack of its own, so that depth cannot exhaust the program's.</summary>
internal sealed class YamlTree(ManifestProblems problems)
{
    /// <summary>How deep values may lie in each other; a manifest needs five.</summary>
    public const int Deepest = 16;

    /// <summary>How many values a file may hold; a source has about forty.</summary>
    public const int MostValues = 200_000;

    private readonly Stack<Open> open = [];
    private YamlValue? root;
    private int count;

    /// <summary>Reads the first document of a text; null where there is none or it is refused as a whole.</summary>
    public YamlValue? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            int documents = 0;
            while (parser.MoveNext())
            {
                ParsingEvent at = parser.Current!;
                if (at is DocumentStart && documents++ > 0)
                {
                    Say(at.Start, "formats.manifest-documents");
                    break;
                }
                if (!Take(at)) return null;
            }
        }
        catch (YamlException wrong)
        {
            Say(wrong.Start, "formats.manifest-yaml");
        }
        catch (Exception defect) when (
            defect is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The parser's own slips on mangled input.
            problems.Add(null, null, null, "formats.manifest-yaml");
        }
        // What closed last before a mistake may have gone on behind it.
        if (open.TryPeek(out Open? innermost)) innermost.CutLast();
        while (open.TryPop(out Open? cut))
        {
            cut.IsCut = true;
            Put(cut.Close());
        }
        return root;
    }

    // False where the whole file is refused.
    private bool Take(ParsingEvent at)
    {
        switch (at)
        {
            case AnchorAlias alias:
                Say(at.Start, "formats.manifest-alias", ("name", alias.Value.Value));
                Put(new YamlRefused((int)at.Start.Line, (int)at.Start.Column));
                break;
            case Scalar scalar:
                Put(new YamlText((int)at.Start.Line, (int)at.Start.Column, IsBare(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain));
                break;
            case MappingStart or SequenceStart when open.Count >= Deepest:
                Say(at.Start, "formats.manifest-too-deep", ("limit", Deepest));
                return false;
            case MappingStart or SequenceStart:
                bool isBare = IsBare((NodeEvent)at);
                open.Push(new Open((int)at.Start.Line, (int)at.Start.Column, at is MappingStart) { IsWhole = isBare });
                break;
            case MappingEnd or SequenceEnd:
                Put(open.Pop().Close());
                break;
        }
        if (at is not NodeEvent || ++count <= MostValues) return true;
        Say(at.Start, "formats.manifest-too-many", ("limit", MostValues));
        return false;
    }

    private bool IsBare(NodeEvent node)
    {
        if (!node.Tag.IsEmpty) Say(node.Start, "formats.manifest-tag");
        if (!node.Anchor.IsEmpty) Say(node.Start, "formats.manifest-anchor", ("name", node.Anchor.Value));
        return node.Tag.IsEmpty && node.Anchor.IsEmpty;
    }

    private void Put(YamlValue value)
    {
        if (!open.TryPeek(out Open? parent))
        {
            root ??= value;
            return;
        }
        parent.IsWhole &= value.IsWhole;
        if (!parent.IsMap) parent.Items.Add(value);
        else if (!parent.HasKey)
        {
            parent.HasKey = true;
            parent.Key = value as YamlText;
            if (parent.Key is null) problems.Add(value.Line, value.Column, Path(), "formats.manifest-key");
            parent.IsWhole &= parent.Key is not null;
        }
        else
        {
            parent.HasKey = false;
            if (parent.Key is not { } key) return;
            if (parent.Seen.TryAdd(key.Text, parent.Pairs.Count)) parent.Pairs.Add(new YamlPair(key, value));
            else
            {
                parent.IsWhole = false;
                int first = parent.Seen[key.Text];
                parent.Pairs[first] = new YamlPair(key, parent.Pairs[first].Value with { IsWhole = false });
                problems.Add(key.Line, key.Column, Path() + "." + key.Text, "formats.manifest-key-twice", ("key", key.Text));
            }
        }
    }

    private void Say(Mark at, string code, params Offramp.Research.MessageValue[] values) =>
        problems.Add(Math.Max(1, (int)at.Line), Math.Max(1, (int)at.Column), Path(), code, values);

    private string Path() => string.Concat(open.Reverse().Select(static o => o.IsMap
        ? o is { HasKey: true, Key: { } key } ? "." + key.Text : ""
        : $"[{o.Items.Count}]")).TrimStart('.');

    private sealed class Open(int line, int column, bool isMap)
    {
        public bool IsMap => isMap;

        public bool IsWhole { get; set; }

        public bool IsCut { get; set; }

        public bool HasKey { get; set; }

        public YamlText? Key { get; set; }

        public List<YamlValue> Items { get; } = [];

        public List<YamlPair> Pairs { get; } = [];

        public Dictionary<string, int> Seen { get; } = new(StringComparer.Ordinal);

        public void CutLast()
        {
            if (Items.Count > 0) Items[^1] = Cut(Items[^1]);
            if (Pairs.Count > 0) Pairs[^1] = Pairs[^1] with { Value = Cut(Pairs[^1].Value) };
        }

        // Nothing is deeper than Deepest, so neither is this.
        private static YamlValue Cut(YamlValue value) => value switch
        {
            YamlList { Items: [.., var last] } list => list with { IsWhole = false, Items = list.Items.SetItem(list.Items.Length - 1, Cut(last)) },
            YamlKeys { Pairs: [.., var last] } keys => keys with
            {
                IsWhole = false,
                IsCut = true,
                Pairs = keys.Pairs.SetItem(keys.Pairs.Length - 1, last with { Value = Cut(last.Value) }),
            },
            _ => value,
        };

        public YamlValue Close() => isMap
            ? new YamlKeys(line, column, IsWhole && !IsCut, IsCut, [.. Pairs])
            : new YamlList(line, column, IsWhole && !IsCut, [.. Items]);
    }
}
