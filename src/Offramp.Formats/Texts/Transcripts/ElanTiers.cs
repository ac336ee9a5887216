using System.Text;

namespace Offramp.Formats;

/// <summary>The annotations of an ELAN file as they are met, and the talk that they make in the order of their times.</summary>
internal sealed class ElanTiers
{
    private readonly Dictionary<string, (long? Milliseconds, long Order)> slots = new(StringComparer.Ordinal);
    private readonly List<(string From, string To, string Speaker, string Words)> annotations = [];
    private readonly List<string> leftOut = [];
    private readonly StringBuilder words = new();
    private long lastTime;
    private string speaker = "";
    private bool isBelow = true;
    private bool inValue;
    private (string From, string To)? times;

    /// <summary>How many annotations there are.</summary>
    public int Count => annotations.Count;

    /// <summary>The names of the tiers that stand below others.</summary>
    public IReadOnlyList<string> LeftOut => leftOut;

    /// <summary>A point of the time line; one without a time lies somewhere behind the one before.</summary>
    public void AddSlot(string id, long? milliseconds)
    {
        lastTime = milliseconds ?? lastTime;
        slots[id] = (milliseconds, lastTime);
    }

    /// <summary>A tier begins.</summary>
    public void BeginTier(string? participant, string? name, bool isBelowAnother)
    {
        speaker = OneLine(string.IsNullOrWhiteSpace(participant) ? name ?? "" : participant);
        isBelow = isBelowAnother;
        times = null;
        if (isBelow) leftOut.Add(OneLine(name ?? ""));
    }

    /// <summary>An annotation begins.</summary>
    public void BeginAnnotation(string from, string to) => times = isBelow ? null : (from, to);

    /// <summary>An annotation begins that hangs on another instead of the time line.</summary>
    public void BeginReference() => times = null;

    /// <summary>Its words begin.</summary>
    public void BeginValue()
    {
        inValue = times is not null;
        words.Clear();
    }

    /// <summary>Adds words.</summary>
    public void Add(string more)
    {
        if (inValue) words.Append(more);
    }

    /// <summary>Its words end.</summary>
    public void EndValue()
    {
        if (inValue && times is { } at && OneLine(words.ToString()) is { Length: > 0 } said) annotations.Add((at.From, at.To, speaker, said));
        inValue = false;
        times = null;
    }

    /// <summary>The talk.</summary>
    public CueTalk Talk()
    {
        var talk = new CueTalk(rolls: false);
        // Voices that speak at once stand in the order of their tiers.
        foreach ((string from, string to, string label, string said) in annotations.OrderBy(one => slots.GetValueOrDefault(one.From).Order))
            talk.Add(label, said, Time(from), Time(to));
        return talk;
    }

    private TimeSpan? Time(string slot) => TranscriptTimes.Of(slots.GetValueOrDefault(slot).Milliseconds, 0.001);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
