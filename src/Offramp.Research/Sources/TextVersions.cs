namespace Offramp.Research;

/// <summary>The states that a text was ever in. The study keeps the present one alone; the others are made again from the history.</summary>
internal static class TextVersions
{
    /// <summary>Every state of a rendition's text whose words were not destroyed: also those of corrections that were not taken or were taken
    /// back.</summary>
    public static Dictionary<Id<TextVersion>, string> Of(Study study, Id<Rendition> rendition)
    {
        var states = new Dictionary<Id<TextVersion>, string>();
        foreach (Change change in study.History.Acts.SelectMany(static act => act.Changes))
        {
            switch (change)
            {
                case SourceAdded c when c.Rendition.Rendition == rendition:
                    Keep(c.Rendition);
                    break;
                case RenditionAdded c when c.Rendition.Rendition == rendition:
                    Keep(c.Rendition);
                    break;
                case TextCorrected c when c.Rendition == rendition && states.TryGetValue(c.From, out string? before)
                    && !c.Edits.Any(static edit => edit.Text.IsWithdrawn) && Correcting.ScriptOf(c, before.Length) is not null:
                    states.TryAdd(c.To, Correcting.Edited(before, c.Edits));
                    break;
            }
        }
        return states;

        void Keep(NewRendition text)
        {
            if (!text.Text.IsWithdrawn && !study.Protection.DestroyedHolders.Contains(text.Text.Holder)) states.TryAdd(text.Version, text.Text.Text);
        }
    }
}
