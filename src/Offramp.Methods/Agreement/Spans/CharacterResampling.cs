namespace Offramp.Methods.Agreement.Spans;

/// <summary>Intervals of one code's character table by resampling documents, or blocks where there is one document.</summary>
/// <param name="Kind">What was resampled.</param>
/// <param name="Count">How many there are of it.</param>
/// <param name="Agreement">Of the share of characters on which both agree.</param>
/// <param name="Kappa">Of Cohen's kappa.</param>
/// <param name="Iou">Of intersection over union.</param>
/// <param name="F1">Of the positive specific agreement.</param>
public sealed record CharacterResampling(BlockKind Kind, int Count, SpanInterval Agreement, SpanInterval Kappa, SpanInterval Iou, SpanInterval F1)
{
    /// <summary>Resamples the table of one code for two coders.</summary>
    /// <param name="data">What coders marked.</param>
    /// <param name="code">The code.</param>
    /// <param name="options">How to resample.</param>
    /// <param name="a">The first coder, from 0.</param>
    /// <param name="b">The second coder, from 0.</param>
    public static Answer<CharacterResampling> Of(SpanData data, string code, ResamplingOptions options, int a = 0, int b = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        if (!options.Problems.IsEmpty) return options.Problems;
        int place = data.Codes.IndexOf(code);
        if (place < 0) return new MethodProblem("methods.spans-code-unknown", Column: code).With("code", code).With("known", string.Join(", ", data.Codes));
        SpanBlocks blocks = SpanBlocks.ToResample(data.OnlyCoders(a, b), options.Pieces);
        CodeCharacters[] tables = CodeCharacters.Blocks(data, place, a, b, blocks);
        SpanInterval[] intervals = SpanResampling.Intervals(tables.Length, 4, options, times =>
        {
            long both = 0, onlyA = 0, onlyB = 0, neither = 0;
            for (int i = 0; i < tables.Length; i++)
            {
                both += times[i] * tables[i].Both;
                onlyA += times[i] * tables[i].OnlyA;
                onlyB += times[i] * tables[i].OnlyB;
                neither += times[i] * tables[i].Neither;
            }
            var drawn = new CodeCharacters(code, both, onlyA, onlyB, neither);
            return [drawn.Agreement.Value, drawn.Kappa.Value, drawn.Iou.Value, drawn.F1.Value];
        });
        return new CharacterResampling(blocks.Kind, tables.Length, intervals[0], intervals[1], intervals[2], intervals[3]);
    }
}
