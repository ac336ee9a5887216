using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Recording what a participant agreed to.</summary>
internal static class ConsentCommand
{
    private static readonly (ConsentField Field, string Name, string Description)[] Fields =
    [
        (ConsentField.Date, "--date", "When it was given: EDTF or words."),
        (ConsentField.Until, "--until", "Until when it holds; afterwards background only."),
        (ConsentField.Language, "--language", "In which language it was asked."),
        (ConsentField.TakenBy, "--taken-by", "Who took it (a collaborator's pseudonym)."),
        (ConsentField.ArrangedBy, "--arranged-by", "Who arranged access, and what they know."),
        (ConsentField.Payment, "--payment", "What was paid."),
        (ConsentField.Note, "--note", "Anything else."),
    ];

    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var person = new Argument<string>("PSEUDONYM") { Description = "The participant." };
        var source = new Option<string>("--source") { Description = "A source of the meeting for which it was given.", Required = true, HelpName = "SOURCE" };
        Option<ConsentScope?> scope = Kinds.Option<ConsentScope>("--scope", "What may leave.");
        scope.Required = true;
        Option<ConsentFreedom?> freedom = Kinds.Option<ConsentFreedom>("--freedom", "How free the decision was. Anything but free means background only.");
        freedom.Required = true;
        var life = new Option<bool>("--life-history") { Description = "A life history may be told." };
        var archive = new Option<bool>("--archive") { Description = "The material may be archived." };
        var recontact = new Option<bool>("--recontact") { Description = "The participant may be asked again." };
        var understood = new Option<bool?>("--understood") { Description = "Whether it was understood: true or false.", HelpName = "true|false" };
        var limits = new Option<bool?>("--limits-told") { Description = "Whether the limits of confidentiality were told: true or false.", HelpName = "true|false" };
        (ConsentField Field, Option<string?> Option)[] fields = [.. Fields.Select(static f => (f.Field, new Option<string?>(f.Name) { Description = f.Description }))];
        var command = new Command("consent",
            "Record what a participant agreed to for one encounter; the latest record holds.")
        {
            person, source, scope, freedom, life, archive, recontact, understood, limits,
        };
        foreach ((_, Option<string?> option) in fields) command.Add(option);
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Participant(study, parsed.GetValue(person)!).Then(who =>
            Names.Source(study, parsed.GetValue(source)!).Then(known => ProtectionDecisions.RecordConsent(study, who.Id, known.Id, new ConsentTerms
            {
                Scope = parsed.GetValue(scope)!.Value,
                Freedom = parsed.GetValue(freedom)!.Value,
                LifeHistory = parsed.GetValue(life),
                Archive = parsed.GetValue(archive),
                Recontact = parsed.GetValue(recontact),
                Understood = parsed.GetValue(understood),
                LimitsTold = parsed.GetValue(limits),
                Particulars = fields.Where(f => parsed.GetValue(f.Option) is not null)
                    .ToImmutableDictionary(static f => f.Field, f => InEdtf(f.Field, parsed.GetValue(f.Option)!)),
            })))));
        return command;
    }

    private static string InEdtf(ConsentField field, string typed) =>
        field is ConsentField.Date or ConsentField.Until ? TypedDate.Read(typed) ?? typed : typed;
}
