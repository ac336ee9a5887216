using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The old container of Office files: what it holds is told by the names in its directory, without reading it.</summary>
internal static class CompoundFile
{
    // Word wraps a .docx that has a password into a compound file with an entry of this name.
    private static readonly byte[] Encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");
    private static readonly byte[] OldWord = Encoding.Unicode.GetBytes("WordDocument");
    private static readonly byte[] OldExcel = Encoding.Unicode.GetBytes("Workbook");

    /// <summary>Why the file cannot be read.</summary>
    public static Problem Problem(TextFile file) => Research.Problem.Of(file.Place(), file.Bytes switch
    {
        var bytes when bytes.AsSpan().IndexOf(Encrypted) >= 0 => "formats.word-has-a-password",
        var bytes when bytes.AsSpan().IndexOf(OldWord) >= 0 => "formats.word-too-old",
        var bytes when bytes.AsSpan().IndexOf(OldExcel) >= 0 => "formats.excel-too-old",
        _ => "formats.office-file-unknown",
    });
}
