using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>What is counted in a table of codes.</summary>
internal enum Counted
{
    /// <summary>Codings.</summary>
    Codings,

    /// <summary>Sources.</summary>
    Sources,

    /// <summary>Independent sources.</summary>
    Independent,
}

/// <summary>Codes by the values of an attribute.</summary>
internal static class MatrixCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        Option<PassageAttribute?> by = Kinds.Option<PassageAttribute>("--by", "What the columns are.");
        by.Required = true;
        Option<Counted?> count = Kinds.Option<Counted>("--count", "What is counted; codings if not said.");
        Option<int?> depth = Numbers.Option("--depth", "How many parts of a place count, from the widest.");
        // --by names the columns here, so who coded is narrowed with --coded-by.
        var filters = new PassageFilters(byName: "--coded-by");
        Option<bool> json = Door.Json();
        var command = new Command("matrix", "How often each code occurs with each value of an attribute: waves, places, participants, coders, stances and so on.") { by, count, depth };
        filters.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            CodingMatrix matrix = CodingMatrix.Of(open.Study, parsed.GetValue(by)!.Value, filters.Query(door, open.Study, parsed), parsed.GetValue(depth));
            Counted counted = parsed.GetValue(count) ?? Counted.Codings;
            if (parsed.GetValue(json)) JsonLines.Write(door.Terminal.Out, Rows(matrix, parsed.GetValue(by)!.Value));
            else Print(door, matrix, counted);
            return 0;
        });
        return command;
    }

    // One row a code and value that occur together, as frequencies are; programs choose among the three counts themselves.
    private static IEnumerable<object> Rows(CodingMatrix matrix, PassageAttribute by)
    {
        for (int code = 0; code < matrix.Codes.Length; code++)
        {
            for (int column = 0; column < matrix.Columns.Length; column++)
            {
                if (matrix.At(code, column) is not { Mentions: > 0 } cell) continue;
                CodeInTree at = matrix.Codes[code];
                yield return new
                {
                    code = at.Code.Name.Text,
                    codeId = Names.IdOf(at.Code),
                    path = at.Path,
                    by,
                    value = matrix.Columns[column],
                    codings = cell.Mentions,
                    sources = cell.Sources,
                    independent = cell.Independent,
                };
            }
        }
    }

    private static void Print(Door door, CodingMatrix matrix, Counted counted)
    {
        int Of(SourceCount cell) => counted switch
        {
            Counted.Codings => cell.Mentions,
            Counted.Sources => cell.Sources,
            _ => cell.Independent,
        };
        var table = new TextTable(["code", .. matrix.Columns.Select(static column => column ?? "(unset)"), "all"]);
        for (int code = 0; code < matrix.Codes.Length; code++)
        {
            object?[] cells = [.. matrix.Columns.Select((_, column) => Of(matrix.At(code, column)) is > 0 and int n ? (object)n : "")];
            table.Add([new string(' ', matrix.Codes[code].Depth * 2) + matrix.Codes[code].Code.Name.Text, .. cells, Of(matrix.AllOf(code))]);
        }
        table.Write(door.Terminal, Messages.English.Say("cli.no-codes"));
    }
}
