using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Offramp.Research;
using Offramp.Storage;

// Usage: MODE FILE STATE-FOLDER [MORE]. Prints one line for each thing that happened, so that the test knows what was acknowledged.

const PosixSignal FileSizeLimit = (PosixSignal)25;
using PosixSignalRegistration taken = PosixSignalRegistration.Create(FileSizeLimit, static signal => signal.Cancel = true);

using Passphrase passphrase = Passphrase.Entered("lantern harbour quiet");
string more = args.Length > 3 ? args[3] : "";
var options = new StorageOptions
{
    StateFolder = args[2],
    Who = "the crash test",
    AllowTestKdf = true,
    Step = step =>
    {
        if (args[0] is "withdraw" or "rewrite" && step == more) Die();
    },
};

try
{
    using OpenStudy study = OpenStudy.Open(args[1], passphrase, args[0] == "read" ? Access.Read : Access.Write, options);
    switch (args[0])
    {
        case "append":
            Append(study);
            break;
        case "import":
            Import(study, int.Parse(more, null));
            break;
        case "withdraw":
            Withdraw(study);
            break;
        case "rewrite":
            Rewrite(study);
            break;
        case "hold":
            Say("open");
            Console.ReadLine();
            break;
        case "read":
            Say($"read {study.Study.History.Acts.Count}");
            break;
    }
}
catch (StorageException trouble)
{
    Say(trouble.Code);
    return 3;
}
return 0;

static void Append(OpenStudy study)
{
    while (true)
    {
        Outcome<Act> act = study.Record((_, fresh) =>
            (Outcome<Change>)new ParticipantAdded(fresh.Id<Participant>(), new Words(fresh.Id<Holder>(), "P-17")));
        Say(act.Value.Id.ToString());
    }
}

static void Import(OpenStudy study, int characters)
{
    Say("importing");
    var random = new Random(5);
    string text = string.Create(characters / 10, random, static (span, from) =>
    {
        for (int i = 0; i < span.Length; i++) span[i] = (char)('a' + from.Next(26));
    });
    study.Record((_, fresh) => (Outcome<ImmutableArray<Change>>)Enumerable.Range(0, 10).Select(i => (Change)Source(fresh, text, $"p-{i}")).ToImmutableArray());
    Say("done");
}

static void Withdraw(OpenStudy study)
{
    Source source = study.Study.Sources.ById.Values.Single();
    ImmutableArray<Id<StoredText>> texts = [.. source.Renditions.Select(id => study.Study.Sources.Renditions[id].Text.Id)];
    study.Record((_, _) => (Outcome<Change>)new SourceWithdrawn(source.Id, [source.Holder], texts));
    Say("withdrawn");
}

static void Rewrite(OpenStudy study)
{
    Code code = study.Study.Coding.Codebook.Codes.Values.Single();
    study.Record((_, fresh) =>
    {
        Id<Holder> holder = fresh.Id<Holder>();
        return (Outcome<Change>)new CodeRewritten(code.Id, code.Holder, holder, new Words(holder, "Anew"), []);
    });
    Say("rewritten");
}

static SourceAdded Source(Fresh fresh, string text, string name)
{
    Id<Holder> holder = fresh.Id<Holder>();
    var rendition = new NewRendition(
        fresh.Id<Rendition>(), RenditionKind.Original, new Words(holder, name), null, fresh.Id<TextVersion>(),
        new StoredText(fresh.Id<StoredText>(), holder, text), new Words(holder, ""));
    return new SourceAdded(fresh.Id<Source>(), holder, SourceKind.Interview, new Words(holder, name), null, null, rendition, []);
}

static void Say(string line)
{
    Console.WriteLine(line);
    Console.Out.Flush();
}

// As if the power went: nothing is flushed, nothing is disposed of.
static void Die()
{
    Say("dying");
    Process.GetCurrentProcess().Kill();
    Thread.Sleep(Timeout.Infinite);
}
