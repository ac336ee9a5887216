using System.Collections.Immutable;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Joins cues to a talk: what one voice says in consecutive cues is one turn on one line.</summary>
/// <param name="rolls">Whether each cue repeats the last line of the one before, as programs that listen write it.</param>
internal sealed class CueTalk(bool rolls)
{
    // A pause after which words without a speaker begin a new paragraph.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private const int LongestParagraph = 1_000;
    private const int LongestLabel = 100;

    private readonly List<(string? Label, bool IsDash, string Words, TimeSpan? Time, TimeSpan? End)> parts = [];
    private string? lastLine;
    private string? text;
    private ImmutableArray<Turn> turns;

    /// <summary>The whole talk.</summary>
    public string Text
    {
        get
        {
            Join();
            return text!;
        }
    }

    /// <summary>Its turns.</summary>
    public ImmutableArray<Turn> Turns
    {
        get
        {
            Join();
            return turns;
        }
    }

    /// <summary>Adds the next cue.</summary>
    public void Add(Cue cue)
    {
        foreach (Utterance said in CueWords.Of(cue.Lines))
        {
            if (rolls && said.Words == lastLine) continue;
            lastLine = said.Words;
            parts.Add((said.Label, said.IsDash, said.Words, cue.Start, cue.End));
        }
    }

    /// <summary>Adds what one voice says, where the file keeps voice and words apart.</summary>
    public void Add(string? label, string words, TimeSpan? start, TimeSpan? end)
    {
        string said = OneLine(words);
        if (said.Length > 0) parts.Add((label is null || OneLine(label) is not { Length: > 0 and <= LongestLabel } voice ? null : voice, false, said, start, end));
    }

    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Join()
    {
        if (text is not null) return;
        HashSet<string> speakers = SpeakerTurns.Speakers(parts.Where(static part => part.Label is null).Select(static part => Labelled(part.Words)).OfType<TurnLine>());
        bool anyLabels = speakers.Count > 0 || parts.Any(static part => part.Label is not null);
        var words = new StringBuilder();
        var found = ImmutableArray.CreateBuilder<Turn>();
        string? speaker = null;
        TimeSpan? ended = null;
        int turnStart = 0, wordsStart = 0;
        TimeSpan? time = null;
        bool open = false;
        foreach ((string? voice, bool isDash, string line, TimeSpan? from, TimeSpan? to) in parts)
        {
            string? label = voice;
            string said = line;
            if (voice is null && Labelled(line) is { } named && speakers.Contains(SpeakerTurns.Folded(named.Label))) (label, said) = (named.Label, line[named.WordsStart..]);
            bool goesOn = open && !isDash && (label is null
                ? anyLabels || (words.Length - turnStart < LongestParagraph && !(from - ended >= Pause))
                : label == speaker);
            if (goesOn)
            {
                if (said.Length > 0) words.Append(words.Length > wordsStart ? " " : "").Append(said);
            }
            else
            {
                Close();
                if (words.Length > 0) words.Append('\n');
                (turnStart, time, speaker, open) = (words.Length, from, label, true);
                if (label is not null) words.Append(label).Append(": ");
                int dash = isDash && CueWords.IsDash(said, out int start) ? start : 0;
                wordsStart = words.Length + dash;
                words.Append(said);
            }
            ended = to ?? from;
        }
        Close();
        text = words.ToString();
        turns = found.ToImmutable();

        void Close()
        {
            if (open) found.Add(new Turn(found.Count + 1, turnStart, wordsStart, words.Length, speaker, time));
        }
    }

    // The line without the dash that may stand before the name.
    private static TurnLine? Labelled(string line) => TurnLine.Read(line, CueWords.IsDash(line, out int start) ? start : 0, line.Length);
}
