namespace Offramp.Storage;

/// <summary>What the surroundings decide about an open study.</summary>
public sealed record StorageOptions
{
    /// <summary>The folder in which the program remembers the heads of the studies it saw; null for the user's own
    /// (<c>OFFRAMP_STATE</c>, else the system's place for such state).</summary>
    public string? StateFolder { get; init; }

    /// <summary>The folder that is meant: the chosen one, else the user's own.</summary>
    public string FolderOfState => StateFolder ?? HeadsStore.DefaultFolder();

    /// <summary>What the lock's holder is called besides process and machine, such as <c>offramp open</c>. No words of a study.</summary>
    public string? Who { get; init; }

    /// <summary>The clock of acts and of the remembered heads.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether a study under the cheap derivation for tests may be made and opened; the shipped program refuses it.</summary>
    internal bool AllowTestKdf { get; init; }

    /// <summary>Whether SQLite waits for the disk at each commit. Tests that write thousands of entries and pull no plug may turn it off.</summary>
    internal bool Durable { get; init; } = true;

    /// <summary>Called before each step of a destroying act with the step's name; tests stop the process there.</summary>
    internal Action<string>? Step { get; init; }
}

/// <summary>What an open study is for.</summary>
public enum Access
{
    /// <summary>Reading: works beside a writer.</summary>
    Read,

    /// <summary>Writing: one at a time.</summary>
    Write,
}
