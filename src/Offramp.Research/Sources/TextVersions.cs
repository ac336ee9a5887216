using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The states that a text was ever in. The study keeps the present one alone; the others are made again from the history.</summary>
internal static class TextVersions
{
    /// <summary>Every state of a rendition's text whose words were not destroyed: also those of corrections that were not taken or were taken
    /// back.</summary>
    public static Dictionary<Id<TextVersion>, string> Of(Study study, Id<Rendition> rendition) => Of(study, rendition, static (_, _) => { });

    /// <summary>The same states, each with its turns as they were recorded with it.</summary>
    public static IEnumerable<(string Text, ImmutableArray<Turn> Turns)> WithTurns(Study study, Id<Rendition> rendition)
    {
        var turns = new Dictionary<Id<TextVersion>, Words>();
        Dictionary<Id<TextVersion>, string> states = Of(study, rendition, (version, words) =>
        {
            if (words is { IsWithdrawn: false }) turns.TryAdd(version, words);
        });
        return states.Where(state => turns.ContainsKey(state.Key)).Select(state => (state.Value, TurnList.Read(turns[state.Key].Text)));
    }

    private static Dictionary<Id<TextVersion>, string> Of(Study study, Id<Rendition> rendition, Action<Id<TextVersion>, Words?> keepTurns)
    {
        var states = new Dictionary<Id<TextVersion>, string>();
        foreach (Change change in study.History.Acts.SelectMany(static act => act.Changes))
        {
            switch (change)
            {
                case SourceAdded c when c.Rendition.Rendition == rendition:
                    Keep(c.Rendition.Version, c.Rendition.Text, c.Rendition.Turns);
                    break;
                case RenditionAdded c when c.Rendition.Rendition == rendition:
                    Keep(c.Rendition.Version, c.Rendition.Text, c.Rendition.Turns);
                    break;
                // Recorded again under another key: a state like any other, from which corrections go on.
                case SourceReheld c when c.Kept.Renditions.FirstOrDefault(r => r.Rendition == rendition) is { } anew:
                    Keep(anew.Version, anew.Text, anew.Turns);
                    break;
                case TextCorrected c when c.Rendition == rendition && states.TryGetValue(c.From, out string? before)
                    && !c.Edits.Any(static edit => edit.Text.IsWithdrawn) && Correcting.ScriptOf(c, before.Length) is not null:
                    states.TryAdd(c.To, Correcting.Edited(before, c.Edits));
                    keepTurns(c.To, c.Turns);
                    break;
            }
        }
        return states;

        void Keep(Id<TextVersion> version, StoredText text, Words turns)
        {
            keepTurns(version, turns);
            if (!text.IsWithdrawn && !study.Protection.DestroyedHolders.Contains(text.Holder)) states.TryAdd(version, text.Text);
        }
    }
}
