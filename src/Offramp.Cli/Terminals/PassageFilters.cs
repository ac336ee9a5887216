using System.CommandLine;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>The options that narrow passages, causal links and counts alike. Each may be given several times: one of its values is enough; all options must
/// be met together.</summary>
internal sealed class PassageFilters
{
    private readonly Option<string[]> codes = new("--code") { Description = "Only this code; without it: all.", HelpName = "CODE" };
    private readonly Option<string[]> sets = new("--set") { Description = "Only codes of this set; with --code, of either.", HelpName = "SET" };
    private readonly Option<bool> below = new("--with-children") { Description = "Take the codes below it as well." };
    private readonly Option<string[]> sources = new("--source") { Description = "Only this source.", HelpName = "SOURCE" };
    private readonly Option<string[]> coders;
    private readonly Option<Stance[]> stances = Kinds.Options<Stance>("--stance", "Only of this stance.");
    private readonly Option<Standing[]> standings = Kinds.Options<Standing>("--standing", "Only of this standing.");
    private readonly Option<Elicitation[]> elicitations = Kinds.Options<Elicitation>("--elicitation", "Only what came up so.");
    private readonly Option<Standpoint[]> standpoints = Kinds.Options<Standpoint>("--standpoint", "Only what is known in this way.");
    private readonly Option<string[]> waves = new("--wave") { Description = "Only sources of this round of fieldwork." };
    private readonly Option<string[]> languages = new("--language") { Description = "Only documents in this language, such as fa." };
    private readonly Option<string[]> places = new("--place") { Description = "Only sources of this place and the places in it, such as Coast.", HelpName = "PLACE" };
    private readonly Option<string[]> modes = new("--mode") { Description = "Only sources where people met in this way." };
    private readonly Option<SourceKind[]> kinds = Kinds.Options<SourceKind>("--kind", "Only sources of this kind.");
    private readonly Option<string[]> participants = new("--participant") { Description = "Only where this participant speaks.", HelpName = "PSEUDONYM" };
    private readonly Option<string[]> speakers = new("--speaker") { Description = "Only where someone of this pseudonym or label speaks." };
    private readonly Option<PassageAttribute[]> unset = Kinds.Options<PassageAttribute>("--unset", "Only where this is not known or not judged.");

    /// <summary>The options; <paramref name="byName"/> is the one for who coded, where <c>--by</c> means something else.</summary>
    public PassageFilters(string byName = "--by") => coders = new(byName) { Description = "Only what this coder coded.", HelpName = "CODER" };

    /// <summary>Puts the options on a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all =
        [
            codes, sets, below, sources, coders, stances, standings, elicitations, standpoints, waves, languages, places, modes, kinds, participants, speakers, unset,
        ];
        foreach (Option option in all) command.Add(option);
    }

    /// <summary>What was asked for, names resolved.</summary>
    public PassageQuery Query(Door door, Study study, ParseResult parsed) => new()
    {
        Codes = [.. Given(parsed, codes).Select(typed => door.Granted(Names.Code(study, typed)).Id)],
        Sets = [.. Given(parsed, sets).Select(typed => door.Granted(Names.CodeSet(study, typed)).Id)],
        WithDescendants = parsed.GetValue(below),
        Sources = [.. Given(parsed, sources).Select(typed => door.Granted(Names.Source(study, typed)).Id)],
        Coders = [.. Given(parsed, coders).Select(typed => door.Granted(Names.Coder(study, typed)).Id)],
        Stances = [.. Given(parsed, stances)],
        Standings = [.. Given(parsed, standings)],
        Elicitations = [.. Given(parsed, elicitations)],
        Standpoints = [.. Given(parsed, standpoints)],
        Waves = [.. Given(parsed, waves)],
        Languages = [.. Given(parsed, languages)],
        Places = [.. Given(parsed, places)],
        Modes = [.. Given(parsed, modes)],
        Kinds = [.. Given(parsed, kinds)],
        Participants = [.. Given(parsed, participants).Select(typed => door.Granted(Names.Participant(study, typed)).Id)],
        Speakers = [.. Given(parsed, speakers)],
        Unset = [.. Given(parsed, unset)],
    };

    private static T[] Given<T>(ParseResult parsed, Option<T[]> option) => parsed.GetValue(option) ?? [];
}
