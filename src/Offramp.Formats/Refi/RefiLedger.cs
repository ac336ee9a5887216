using System.Collections.Immutable;
using System.Globalization;
using Offramp.Research;

namespace Offramp.Formats.Refi;

/// <summary>Keeps account of a file while it is read: what stands in it, what refers to what, what was kept and what is wrong.</summary>
internal sealed class RefiLedger(string file)
{
    private const int MostKept = 64 * 1024 * 1024;
    private const int MostShared = 1_000_000;

    private readonly Dictionary<string, (int InFile, int Kept, int Lost)> counts = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly Dictionary<Key, string> owners = [];
    private readonly HashSet<Key> users = [];
    private readonly List<(Key Key, bool IsTwin)> twice = [];
    private readonly HashSet<Key> listedTwice = [];
    private readonly Dictionary<Key, string> references = [];
    private readonly List<Key> referenceOrder = [];
    private readonly Dictionary<Key, int> userReferences = [];
    private readonly HashSet<string> shared = new(StringComparer.Ordinal);
    private readonly ImmutableArray<RefiKept>.Builder kept = ImmutableArray.CreateBuilder<RefiKept>();
    private int made;

    /// <summary>What is wrong.</summary>
    public ProblemLog Log { get; } = new(file);

    /// <summary>How many characters of XML may still be kept.</summary>
    public int RoomForKept { get; private set; } = MostKept;

    /// <summary>Counts an element.</summary>
    public void Count(string element, int kept = 0, int lost = 0, int inFile = 1)
    {
        if (!counts.TryGetValue(element, out (int InFile, int Kept, int Lost) count)) order.Add(element);
        counts[element] = (count.InFile + inFile, count.Kept + kept, count.Lost + lost);
    }

    /// <summary>Notes that an element has a guid. One that has none is given one.</summary>
    public string Guid(string? guid, string element, string? name, Place place)
    {
        if (string.IsNullOrWhiteSpace(guid))
        {
            guid = RefiGuid.Made(element, made++, name);
            Log.Add(Problem.Of(place, "formats.refi-guid-missing", ("element", element)));
        }
        var key = Key.Of(guid);
        if (element == "User") users.Add(key);
        if (!owners.TryAdd(key, element) && listedTwice.Add(key)) twice.Add((key, AreTwins(owners[key], element)));
        return guid;
    }

    /// <summary>Notes that an element refers to something.</summary>
    public string Refers(string element, string target)
    {
        if (target.Length == 0) return target;
        var key = Key.Of(target);
        if (references.TryAdd(key, element)) referenceOrder.Add(key);
        return Shared(target);
    }

    /// <summary>Notes that somebody is named.</summary>
    public string? User(string? guid)
    {
        if (string.IsNullOrWhiteSpace(guid)) return null;
        var key = Key.Of(guid);
        userReferences[key] = userReferences.GetValueOrDefault(key) + 1;
        return Shared(guid);
    }

    /// <summary>Takes a date as written, and says where it is none.</summary>
    public string? Date(string? written, Place place)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        if (shared.TryGetValue(written, out string? same)) return same;
        if (!(written.Length > 4 && written[4] == '-' && DateTime.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _)))
            Log.Add(Problem.Of(place, "formats.refi-date", ("date", Shown(written))));
        return Shared(written);
    }

    /// <summary>One string for all that are equal: a million codings have few codes, coders and days.</summary>
    public string Shared(string value)
    {
        if (shared.TryGetValue(value, out string? same)) return same;
        if (shared.Count < MostShared) shared.Add(value);
        return value;
    }

    /// <summary>Keeps something without a place in the model.</summary>
    public void Keep(RefiKept what)
    {
        RoomForKept -= what.Xml.Length;
        kept.Add(what);
    }

    /// <summary>Says what is wrong with the file as a whole, and gives the account.</summary>
    public RefiProject Settle(RefiProject project)
    {
        foreach ((Key key, bool isTwin) in twice)
            if (!isTwin) Log.Add("formats.refi-guid-twice", ("guid", Shown(key.ToString())));
        ImmutableArray<RefiReference> dangling = [.. referenceOrder.Where(key => !owners.ContainsKey(key)).Select(key => new RefiReference(references[key], key.ToString()))];
        foreach (RefiReference reference in dangling)
            Log.Add("formats.refi-reference-dangling", ("element", reference.Element), ("guid", Shown(reference.Target)));
        ImmutableSortedDictionary<string, int> unknown =
            userReferences.Where(pair => !users.Contains(pair.Key)).ToImmutableSortedDictionary(static pair => pair.Key.ToString(), static pair => pair.Value, StringComparer.Ordinal);
        foreach ((string user, int count) in unknown) Log.Add("formats.refi-user-unknown", ("guid", Shown(user)), ("count", count));
        foreach (string element in order)
            if (counts[element].Kept > 0) Log.Add("formats.refi-kept", ("element", Shown(element)), ("count", counts[element].Kept));
        if (counts.Values.Sum(static count => count.Lost) is > 0 and int lost) Log.Add("formats.refi-lost", ("count", lost));
        return project with
        {
            Kept = kept.ToImmutable(),
            Elements = [.. order.Select(element => new RefiElementCount(element, counts[element].InFile, counts[element].Kept, counts[element].Lost))],
            DuplicateGuids = [.. twice.Select(static pair => pair.Key.ToString())],
            DanglingReferences = dangling,
            UnknownUsers = unknown,
        };
    }

    /// <summary>What a file says, short enough for a message.</summary>
    public static string Shown(string value) => value.Length <= 60 ? value : value[..60] + "\u2026";

    /// <summary>Things that programs are known to write twice under one guid: a quotation on a page and in its words, a case and the code for it.</summary>
    private static bool AreTwins(string a, string b) => (a, b) is ("PDFSelection", "PlainTextSelection") or ("PlainTextSelection", "PDFSelection") or ("Code", "Case") or ("Case", "Code");

    private readonly record struct Key(Guid Guid, string? Other)
    {
        public static Key Of(string guid) =>
            System.Guid.TryParseExact(guid.AsSpan().Trim().TrimStart('{').TrimEnd('}'), "D", out Guid parsed) ? new Key(parsed, null) : new Key(default, RefiGuid.Bare(guid));

        public override string ToString() => Other ?? Guid.ToString();
    }
}
