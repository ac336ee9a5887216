using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>Plausible values.</summary>
internal static class Some
{
    public const string Secret = "lantern harbour quiet";

    public static Passphrase Passphrase(string secret = Secret) => Storage.Passphrase.Entered(secret);

    /// <summary>Options with the cheap derivation and a state folder that nobody else uses.</summary>
    public static StorageOptions Options(Folder folder, string state = "state") => new() { StateFolder = folder.At(state), AllowTestKdf = true };

    public static OpenStudy NewStudy(Folder folder, string name = "a.offramp") => NewStudy(folder.At(name), Options(folder));

    public static OpenStudy NewStudy(string path, StorageOptions options)
    {
        using Passphrase passphrase = Passphrase();
        return OpenStudy.Create(path, passphrase, "The coast", "Ines", options);
    }

    public static OpenStudy Open(string path, StorageOptions options, Access access = Access.Write)
    {
        using Passphrase passphrase = Passphrase();
        return OpenStudy.Open(path, passphrase, access, options);
    }

    public static Fresh Fresh(int seed = 1)
    {
        uint next = (uint)seed * 1000;
        return new Fresh(() => (UInt128)next++ << 32, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), new Id<Coder>(7));
    }

    /// <summary>A source with one rendition that says <paramref name="text"/>.</summary>
    public static SourceAdded Source(Fresh fresh, string text, string name = "p-01")
    {
        Id<Holder> holder = fresh.Id<Holder>();
        var rendition = new NewRendition(
            fresh.Id<Rendition>(), RenditionKind.Original, new Words(holder, name), null, fresh.Id<TextVersion>(),
            new StoredText(fresh.Id<StoredText>(), holder, text), new Words(holder, ""));
        return new SourceAdded(fresh.Id<Source>(), holder, SourceKind.Interview, new Words(holder, name), null, null, rendition, []);
    }

    public static CodeAdded Code(Fresh fresh, string name)
    {
        Id<Holder> holder = fresh.Id<Holder>();
        return new CodeAdded(fresh.Id<Code>(), holder, new Words(holder, name), null, [], null, null);
    }

    public static PassageCoded Coding(Fresh fresh, SourceAdded source, CodeAdded code, int start, int end, string? memo = null) => new(
        source.Rendition.Rendition, source.Rendition.Version, fresh.Id<PassageCoding>(), start, end, code.Code, fresh.Coder, default,
        memo is null ? null : new CodingNotes { Memo = new Words(source.Holder, memo) });

    public static SourceWithdrawn Withdrawal(SourceAdded source) =>
        new(source.Source, [source.Holder], [source.Rendition.Text.Id]);
}

/// <summary>A folder for one test.</summary>
internal sealed class Folder : IDisposable
{
    public Folder() => Path = Directory.CreateTempSubdirectory("offramp-test-").FullName;

    public string Path { get; }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Short forms.</summary>
internal static class Recording
{
    public static Act Do(this OpenStudy study, Func<Fresh, Change> change)
    {
        Outcome<Act> outcome = study.Record((_, fresh) => (Outcome<Change>)change(fresh));
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }

    public static Act DoAll(this OpenStudy study, Func<Fresh, ImmutableArray<Change>> changes)
    {
        Outcome<Act> outcome = study.Record((_, fresh) => (Outcome<ImmutableArray<Change>>)changes(fresh));
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }
}
