using Offramp.Research;

namespace Offramp.Formats;

/// <summary>A codebook as JSON, in the form of <see cref="CodingsJson"/> without codings: <c>{codes: [{id, name, parent, …}], sets: [{name, codes: [id, …]}]}</c>.</summary>
public static class CodebookJson
{
    /// <summary>Reads the codes and sets of a file; codings in it are passed over.</summary>
    public static Reading<ImportedCodebook> Read(string fileName, byte[] bytes)
    {
        Reading<ImportedCodings> reading = CodingsJson.Read(fileName, bytes);
        return new(
            reading.Value is { } read ? new ImportedCodebook([.. read.Codes.Where(static code => !code.IsReference)], read.Sets) : null,
            reading.Problems);
    }

    /// <summary>Writes a codebook in the form that <see cref="Read"/> takes, as UTF-8.</summary>
    public static byte[] Write(ImportedCodebook codebook) => CodingsJsonWriter.Write(codebook);
}
