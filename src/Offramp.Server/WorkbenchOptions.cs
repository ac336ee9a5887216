using Offramp.Storage;

namespace Offramp.Server;

/// <summary>How the workbench is started.</summary>
public sealed record WorkbenchOptions
{
    /// <summary>The study's file; null to choose one in the page.</summary>
    public string? File { get; init; }

    /// <summary>The port; null for the last one if it is free, else any free one.</summary>
    public int? Port { get; init; }

    /// <summary>The folder of the built page; null or without a start page for the page that says so.</summary>
    public string? PageFolder { get; init; }

    /// <summary>How long nobody may do anything before the study is locked; null for what is preferred on this computer.</summary>
    public TimeSpan? Idle { get; init; }

    /// <summary>Makes the sample study in a file, under a passphrase; null where its files are not beside the program.</summary>
    public Action<string, Passphrase, StorageOptions>? MakeSample { get; init; }

    /// <summary>How studies are opened.</summary>
    public StorageOptions Storage { get; init; } = new() { Who = "offramp open" };

    /// <summary>Hears of a defect: its trace id, as the page was told it, and what was thrown. Must say nothing of the exception's message.</summary>
    public Action<string, Exception>? OnDefect { get; init; }
}
