namespace Offramp.Storage;

/// <summary>What the program writes today. docs/format.md describes every byte.</summary>
internal static class Format
{
    /// <summary>The version of the file format.</summary>
    public const ushort Version = 1;
}

/// <summary>What a file holds.</summary>
internal enum FileKind : byte
{
    /// <summary>A study.</summary>
    Study = 1,

    /// <summary>The identities behind a study.</summary>
    Vault = 2,
}

/// <summary>A span of time between two rotations of the study key; what is written in a later epoch stays closed to who knows only an earlier one.</summary>
public sealed class Epoch
{
    private Epoch() { }
}
