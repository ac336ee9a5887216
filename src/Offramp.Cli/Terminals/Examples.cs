using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Offramp.Cli;

/// <summary>What people type, shown under the help of each command. A test holds every line against the grammar.</summary>
internal static class Examples
{
    /// <summary>The lines of each command that does something, by its words after <c>offramp</c>.</summary>
    public static IReadOnlyDictionary<string, string[]> Lines { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [""] =
        [
            "offramp demo sample.offramp",
            "offramp new a.offramp --title \"Leaving the coast\"",
            "offramp --study a.offramp sources import p-01.docx",
        ],
        ["new"] = ["offramp new a.offramp --title \"Leaving the coast\" --first-coder Asha"],
        ["open"] = ["offramp open a.offramp", "offramp open --no-browser --port 8040"],
        ["retitle"] = ["offramp retitle \"Staying and leaving\""],
        ["verify"] = ["offramp verify", "offramp verify --links-only --json"],
        ["backup"] = ["offramp backup a-monday.offramp"],
        ["merge"] = ["offramp merge a-from-the-laptop.offramp"],
        ["protection participants add"] = ["offramp protection participants add P-01 --note \"joined in 2015\""],
        ["protection participants list"] = ["offramp protection participants list --json"],
        ["protection participants note"] = ["offramp protection participants note P-01 \"joined in 2016\""],
        ["protection participants withdraw"] = ["offramp protection participants withdraw P-01"],
        ["protection collaborators add"] = ["offramp protection collaborators add I-1 --role interpreter"],
        ["protection collaborators list"] = ["offramp protection collaborators list"],
        ["protection collaborators naming"] = ["offramp protection collaborators naming I-1 --choice never-name-me"],
        ["protection consent"] =
        [
            "offramp protection consent P-01 --source p-01 --scope verbatim --freedom free",
            "offramp protection consent P-02 --source p-02 --scope paraphrase --freedom free --until 2030",
        ],
        ["protection copies"] = ["offramp protection copies"],
        ["protection rewrite source"] = ["offramp protection rewrite source p-04 --without description"],
        ["protection rewrite title"] = ["offramp protection rewrite title \"Leaving the coast\""],
        ["protection rewrite participant"] =
        [
            "offramp protection rewrite participant P-01 --note \"Cohort 2\"",
            "offramp protection rewrite participant P-01 --without payment --without note",
        ],
        ["protection rewrite collaborator"] = ["offramp protection rewrite collaborator C-07 --pseudonym C-17"],
        ["protection rewrite coder"] = ["offramp protection rewrite coder \"Coder 1\" --name Mira"],
        ["protection rewrite memo"] = ["offramp protection rewrite memo \"Pay and trust\" --text \"ask again\""],
        ["protection rewrite guide"] = ["offramp protection rewrite guide Leaving/v1 --question 4 --text \"What was promised?\""],
        ["protection rewrite event"] = ["offramp protection rewrite event \"Loss of Ombrey\" --note \"\""],
        ["protection rewrite file"] = ["offramp protection rewrite file long-quotation.html report-3.html"],
        ["sources import"] =
        [
            "offramp sources import p-01.docx p-02.md --wave w1 --date \"spring 2023\"",
            "offramp sources import p-05.en.md --translation-of p-05 --language en",
            "offramp sources import transcripts --recurse",
            "offramp sources import old.txt --encoding windows-1256",
            "offramp sources import answers.csv --kind survey-answer --text-column answer",
        ],
        ["sources list"] = ["offramp sources list"],
        ["sources show"] = ["offramp sources show p-01"],
        ["sources text"] = ["offramp sources text p-01"],
        ["sources correct"] =
        [
            "offramp sources correct p-01 --from recieve --to receive",
            "offramp sources correct p-01 --from form --to from --nth 3 --dry-run",
            "offramp sources correct report-1 --from Lantem --to Lantern --slip",
            "offramp sources correct p-01 --file p-01-checked.docx --dry-run",
        ],
        ["sources rename"] = ["offramp sources rename p-01 harbour-1"],
        ["sources kind"] = ["offramp sources kind p-04 --to group-interview"],
        ["sources set"] = ["offramp sources set p-01 date \"spring 2023\"", "offramp sources set p-01 date \"some six weeks after Loss of Ombrey\"", "offramp sources set p-01 wave \"\""],
        ["sources limitation"] = ["offramp sources limitation p-01 \"spoke with the warden near\" --direction \"understated: criticism\""],
        ["sources lineage"] = ["offramp sources lineage report-2 --of report-1", "offramp sources lineage report-2 --text \"retells the broadcast of May\""],
        ["sources participant"] = ["offramp sources participant p-01 P-01 --speaker P-01"],
        ["sources collaborator"] = ["offramp sources collaborator p-05 I-1 --speaker Interpreter"],
        ["sources align propose"] = ["offramp sources align propose p-05 p-05.en"],
        ["sources align show"] = ["offramp sources align show p-05 p-05.en --look"],
        ["sources align link"] = ["offramp sources align link p-05 32 p-05.en 32-33", "offramp sources align link p-05 35 p-05.en none"],
        ["sources align confirm"] = ["offramp sources align confirm p-05 p-05.en"],
        ["sources align remove"] = ["offramp sources align remove p-05 p-05.en"],
        ["sources guides list"] = ["offramp sources guides list"],
        ["sources guides show"] = ["offramp sources guides show Leaving/v1"],
        ["sources guides add"] = ["offramp sources guides add Leaving --as v1 --wave w1", "offramp sources guides add --from v1 --as v2 --wave w2"],
        ["sources guides describe"] = ["offramp sources guides describe v2 --wave w2"],
        ["sources guides remove"] = ["offramp sources guides remove v2"],
        ["sources guides compare"] = ["offramp sources guides compare v1 v2"],
        ["sources guides question"] =
        [
            "offramp sources guides question v1 4 \"What were you promised?\" --code Offer",
            "offramp sources guides question v1 4a \"What did they say about pay?\" --probes 4 --code Pay",
        ],
        ["sources guides reword"] = ["offramp sources guides reword v2 4 \"What did they say you would have?\""],
        ["sources guides asks-about"] = ["offramp sources guides asks-about v2 4 --code Offer --code Pay"],
        ["sources guides move"] = ["offramp sources guides move v2 4a --probes 4 --before 5"],
        ["sources guides drop"] = ["offramp sources guides drop v2 4a"],
        ["sources questions list"] = ["offramp sources questions list p-03"],
        ["sources questions propose"] = ["offramp sources questions propose p-03", "offramp sources questions propose p-03 --accept 1,3,4"],
        ["sources questions put"] =
        [
            "offramp sources questions put p-03 6 --turn 45 --how in-other-words",
            "offramp sources questions put p-04 6 --to P-04 --how pressed --at 120-164",
        ],
        ["sources questions leave-out"] = ["offramp sources questions leave-out p-04 6 --to P-03 --reason \"neighbours listened\""],
        ["sources questions remove"] = ["offramp sources questions remove p-03 6"],
        ["sources events list"] = ["offramp sources events list"],
        ["sources events add"] = ["offramp sources events add \"Loss of Ombrey\" --date \"November 2019\" --place \"Lantern Coast/Ombrey\""],
        ["sources events rename"] = ["offramp sources events rename \"Loss of Ombrey\" \"Fall of Ombrey\""],
        ["sources events set"] = ["offramp sources events set \"Loss of Ombrey\" date 2019-11-20"],
        ["sources events remove"] = ["offramp sources events remove \"Loss of Ombrey\""],
        ["sources remove"] = ["offramp sources remove p-01"],
        ["sources withdraw"] = ["offramp sources withdraw p-01"],
        ["sources withdraw-voice"] =
        [
            "offramp sources withdraw-voice p-04 --participant P-03",
            "offramp sources withdraw-voice p-04 --speaker \"Third man\"",
        ],
        ["coding codes"] = ["offramp coding codes"],
        ["coding themes"] = ["offramp coding themes --code Family --participants", "offramp coding themes --by-wave --json"],
        ["coding codebook add"] = ["offramp coding codebook add Pay --parent Offer --definition \"What is paid\""],
        ["coding codebook rename"] = ["offramp coding codebook rename Offer/Pay Wages"],
        ["coding codebook describe"] = ["offramp coding codebook describe Pay --use \"sums and days of pay\" --not-use \"presents: use Gifts\""],
        ["coding codebook colour"] = ["offramp coding codebook colour Pay \"#1f4e79\""],
        ["coding codebook move"] = ["offramp coding codebook move Pay --to Offer --before Land"],
        ["coding codebook remove"] = ["offramp coding codebook remove Pay --with-codings"],
        ["coding codebook merge"] =
        [
            "offramp coding codebook merge Wages Salary --into Offer/Pay --dry-run",
            "offramp coding codebook merge Wages --into Offer/Pay",
        ],
        ["coding codebook split"] =
        [
            "offramp coding codebook split Offer --new Land --parent Offer --word land --dry-run",
            "offramp coding codebook split Offer --into Offer/Pay --stance denies",
        ],
        ["coding codebook version"] = ["offramp coding codebook version \"round 2\" --note \"as agreed in May\""],
        ["coding codebook versions"] = ["offramp coding codebook versions"],
        ["coding codebook show"] = ["offramp coding codebook show \"round 2\"", "offramp coding codebook show 2026-11-01"],
        ["coding codebook differences"] = ["offramp coding codebook differences \"round 2\"", "offramp coding codebook differences 2026-10-01 2026-11-01 --json"],
        ["coding sets list"] = ["offramp coding sets list"],
        ["coding sets add"] = ["offramp coding sets add \"Chapter 2\" Offer/Pay Land"],
        ["coding sets rename"] = ["offramp coding sets rename \"Chapter 2\" \"Chapter 3\""],
        ["coding sets remove"] = ["offramp coding sets remove \"Chapter 2\""],
        ["coding sets put"] = ["offramp coding sets put \"Chapter 2\" Rank"],
        ["coding sets take"] = ["offramp coding sets take \"Chapter 2\" Rank"],
        ["protection rewrite set"] = ["offramp protection rewrite set \"Chapter 2\" --name \"Chapter two\""],
        ["protection rewrite version"] = ["offramp protection rewrite version \"round 2\" --note \"as agreed\""],
        ["export codebook"] = ["offramp export codebook codebook.csv", "offramp export codebook codebook.json --withhold"],
        ["import codebook"] = ["offramp import codebook codebook.csv --dry-run", "offramp import codebook codebook.json --update"],
        ["coding codebook rewrite"] = ["offramp coding codebook rewrite Pay --definition \"What is paid\""],
        ["coding coders list"] = ["offramp coding coders list"],
        ["coding coders add"] = ["offramp coding coders add Milo"],
        ["coding coders rename"] = ["offramp coding coders rename Milo \"Coder 2\""],
        ["coding passages"] = ["offramp coding passages --code Offer/Pay --stance denies", "offramp coding passages --source p-01 --json"],
        ["coding frequencies"] = ["offramp coding frequencies", "offramp coding frequencies --svg frequencies.svg --by coder"],
        ["coding cooccurrence"] = ["offramp coding cooccurrence --same-coder", "offramp coding cooccurrence --svg cooccurrence.svg"],
        ["coding coverage"] = ["offramp coding coverage", "offramp coding coverage --svg coverage.svg"],
        ["coding add"] =
        [
            "offramp coding add p-01 --quote \"Nobody ever saw any land.\" --code \"Promise not kept\" --stance supports",
            "offramp coding add p-01 --from 120 --to 164 --code Pay --coder Milo",
        ],
        ["coding stranded"] = ["offramp coding stranded --json"],
        ["coding restore"] = ["offramp coding restore c7 --quote \"the pay came late\""],
        ["coding stretch"] = ["offramp coding stretch c7 --from 118 --to 164"],
        ["coding uncode"] = ["offramp coding uncode c7"],
        ["coding judge"] = ["offramp coding judge c7 --stance denies --elicitation prompted"],
        ["coding note"] = ["offramp coding note c7 --memo \"says the opposite later\""],
        ["coding matrix"] = ["offramp coding matrix --by wave --count independent", "offramp coding matrix --by place --depth 1 --code Offer --with-children --json"],
        ["coding links add"] =
        [
            "offramp coding links add p-01 --quote \"the pay came late, so I stopped trusting them\" --cause \"Late pay\" --effect Trust --sign lowers --standpoint own-experience",
        ],
        ["coding links list"] = ["offramp coding links list --code Trust", "offramp coding links list --stance denies --json"],
        ["coding links judge"] = ["offramp coding links judge 1pyf8d3dcnr0ewab9d6wr12fj9 --sign raises --stance denies"],
        ["coding links note"] = ["offramp coding links note 1pyf8d3dcnr0ewab9d6wr12fj9 --memo \"of his brother's pay\""],
        ["coding links stretch"] = ["offramp coding links stretch 1pyf8d3dcnr0ewab9d6wr12fj9 --from 118 --to 164"],
        ["coding links remove"] = ["offramp coding links remove 1pyf8d3dcnr0ewab9d6wr12fj9"],
        ["coding links stranded"] = ["offramp coding links stranded"],
        ["coding map"] = ["offramp coding map", "offramp coding map --depth 0 --wave w1 --json", "offramp coding map --dot"],
        ["coding memos write"] =
        [
            "offramp coding memos write \"Pay and trust\" --text \"ask again in the second round\" --code Pay",
            "offramp coding memos write \"A pause\" --text \"he looked away\" --document p-01 --quote \"it came late\"",
        ],
        ["coding memos list"] = ["offramp coding memos list", "offramp coding memos list --source p-01 --json"],
        ["coding memos show"] = ["offramp coding memos show \"Pay and trust\""],
        ["coding memos revise"] = ["offramp coding memos revise \"Pay and trust\" --text \"asked again\""],
        ["coding memos remove"] = ["offramp coding memos remove \"Pay and trust\""],
        ["reports publish"] = ["offramp reports publish --to html,docx,md --out out/", "offramp reports publish --out out/ --withhold", "offramp reports publish --out out/ --code Offer --max-passages 20", "offramp reports publish --out out/ --withhold --with-translations"],
        ["search"] =
        [
            "offramp search \"salar*\"",
            "offramp search \"pay NEAR/5 late\"",
            "offramp search \"(pay OR salary) AND late NOT coffee\"",
            "offramp search --in memos doubt",
            "offramp search \"salar*\" --code Pay --expand sentence --except 2 --dry-run",
        ],
        ["import codings"] = ["offramp import codings coding.json --source article", "offramp import codings codings.csv --all"],
        ["import jsonl"] = ["offramp import jsonl project/ --kind interview"],
        ["export codings"] = ["offramp export codings p-01.json --source p-01", "offramp export codings codings.csv --all --withhold"],
        ["export tables"] = ["offramp export tables tables/ --withhold", "offramp export tables tables/ --precise --json"],
        ["methods disclosure table"] =
        [
            "offramp methods disclosure table cases.csv --keys age,sex,place --sensitive pay",
            "offramp methods disclosure table cases.csv --keys age,sex,place --coarsen age=10 --cells sex,place --json",
        ],
        ["methods agreement spans"] =
        [
            "offramp methods agreement spans spans.json --json",
            "offramp methods agreement spans spans.json --domain \"push,pull\" --threshold 0.5,0.9 --bootstrap 1000 --seed 7",
        ],
        ["methods qca truth-table"] = ["offramp methods qca truth-table data.csv --outcome SURV --conditions DEV,URB,LIT --incl 0.8 --n 1 --json"],
        ["methods qca minimise"] =
        [
            "offramp methods qca minimise data.csv --outcome SURV --incl 0.8 --solution conservative",
            "offramp methods qca minimise data.csv --outcome SURV --incl 0.8 --solution intermediate --expect \"DEV,~STB\" --json",
        ],
        ["methods qca calibrate"] =
        [
            "offramp methods qca calibrate raw.csv --column income --method direct --anchors 2500,5000,20000 --out sets.csv",
            "offramp methods qca calibrate raw.csv --column income --method suggest --groups 3",
        ],
        ["methods qca necessity"] = ["offramp methods qca necessity data.csv --outcome SURV", "offramp methods qca necessity data.csv --outcome SURV --search --incl 0.9 --ron 0.6"],
        ["methods qca fit"] = ["offramp methods qca fit data.csv \"DEV*~IND + STB\" --outcome SURV --json"],
        ["methods qca remainders"] = ["offramp methods qca remainders data.csv --outcome SURV --incl 0.8 --necessary \"LIT + IND\" --impossible \"URB*~IND\""],
        ["methods qca theory"] = ["offramp methods qca theory data.csv --outcome SURV --theory \"DEV*LIT\" --solution \"DEV*~IND + URB*STB\""],
        ["methods qca robustness"] = ["offramp methods qca robustness data.csv --outcome SURV --incl 0.8 --parts 200 --share 0.8", "offramp methods qca robustness data.csv --outcome SURV --conditions DEV,STB --anchors DEV=gdp:400,550,900"],
        ["methods qca clusters"] = ["offramp methods qca clusters panel.csv \"EMP*BARGAIN\" --outcome EXPORT --cluster YEAR --unit COUNTRY"],
        ["methods qca cases"] = ["offramp methods qca cases data.csv \"DEV*~IND + URB*STB\" --outcome SURV"],
        ["methods qca describe"] = ["offramp methods qca describe data.csv --outcome SURV --conditions DEV,URB,LIT"],
        ["methods agreement units"] =
        [
            "offramp methods agreement units codes.csv --metric nominal --json",
            "offramp methods agreement units codes.csv --metric ordinal --categories low,middle,high --coders asha,milo,noor --document interview --bootstrap 2000 --seed 7 --interval bca",
        ],
        ["methods agreement labels"] = ["offramp methods agreement labels codes.csv --separator \";\" --categories pay,fear,kin --json"],
        ["methods survey rr"] =
        [
            "offramp methods survey rr data.csv --answer y --design forced --p 2/3 --p1 1/6 --p0 1/6 --json",
            "offramp methods survey rr data.csv --answer y --design mirrored --p 0.7 --x age,female --at female=1 --at female=0",
        ],
        ["methods survey power-list"] =
        [
            "offramp methods survey power-list --controls 0.9,0.1,0.8,0.2 --share 0.15 --n 1200 --json",
            "offramp methods survey power-list --items 4 --share 0.1 --power 0.9 --svg power.svg",
        ],
        ["methods survey power-rr"] =
        [
            "offramp methods survey power-rr --design forced --p 2/3 --p1 1/6 --p0 1/6 --share 0.1 --n 500 --json",
            "offramp methods survey power-rr --design crosswise --p 0.25 --share 0.2 --null 0.1 --svg power.svg",
        ],
        ["methods survey endorse"] =
        [
            "offramp methods survey endorse data.csv --control Polio.a,Schools.a --endorsed b=Polio.b,Schools.b --endorsed c=Polio.c,Schools.c --scale 1,5 --json",
            "offramp methods survey endorse answers.csv --answer support --respondent id --question policy --group endorser --control none",
        ],
        ["methods survey power-endorse"] = ["offramp methods survey power-endorse --difference 0.03 --sd 0.3 --questions 4 --icc 0.3"],
        ["methods survey compare"] = ["offramp methods survey compare --share 0.1 --n 1500 --controls 0.9,0.1,0.8,0.2 --withheld 0.4"],
        ["methods survey list"] =
        [
            "offramp methods survey list data.csv --count y --treat treat --items 3 --x \"south,age,male\" --method ml --predict \"south=1\" --predict \"south=0\" --json",
            "offramp methods survey list data.csv --count y --treat treat --items 3 --hc 3",
            "offramp methods survey list data.csv --count y --treat treat --items 3 --x \"age,south\" --method ml --ceiling --direct asked",
        ],
        ["methods survey design-test"] = ["offramp methods survey design-test data.csv --count y --treat treat --items 3 --json"],
        ["methods survey list-combined"] = ["offramp methods survey list-combined data.csv --count y --treat treat --items 4 --direct asked --json"],
        ["methods survey list-double"] = ["offramp methods survey list-double data.csv --count a --second-count b --treat group --control 2 --items 4"],
        ["history"] = ["offramp history --last 20"],
        ["undo"] = ["offramp undo", "offramp undo 1pyf8d3dcnr0ewab9d6wr12fj9-25 --with-dependents"],
        ["redo"] = ["offramp redo"],
        ["passphrase list"] = ["offramp passphrase list"],
        ["passphrase add"] = ["offramp passphrase add --label Milo"],
        ["passphrase change"] = ["offramp passphrase change"],
        ["passphrase remove"] = ["offramp passphrase remove Milo"],
        ["passphrase recovery-key"] = ["offramp passphrase recovery-key"],
        ["passphrase recover"] = ["offramp passphrase recover"],
        ["passphrase suggest"] = ["offramp passphrase suggest"],
        ["demo"] = ["offramp demo sample.offramp"],
    };

    /// <summary>The words after <c>offramp</c> by which a command is called.</summary>
    public static string PathOf(Command command)
    {
        var path = new Stack<string>();
        for (Command? at = command; at is not null and not RootCommand; at = at.Parents.OfType<Command>().FirstOrDefault()) path.Push(at.Name);
        return string.Join(' ', path);
    }
}

/// <summary>The usual help with the command's examples below it.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int exit = usual.Invoke(parseResult);
        if (!Examples.Lines.TryGetValue(Examples.PathOf(parseResult.CommandResult.Command), out string[]? lines)) return exit;
        TextWriter writer = parseResult.InvocationConfiguration.Output;
        writer.WriteLine(lines.Length == 1 ? "Example:" : "Examples:");
        foreach (string line in lines) writer.WriteLine("  " + line);
        writer.WriteLine();
        return exit;
    }
}
