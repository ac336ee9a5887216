using System.Text;
using System.Text.RegularExpressions;
using Offramp.Research;

namespace Offramp.Storage.Tests;

public partial class RawFileTests
{
    private const int ShortestWord = 6;

    // What SQLite and the writer's lock write in clear, every study the same.
    private static readonly string Ours = string.Join(' ', SqliteSchema.Tables.Values.Append("SQLite format 3 offramp process since"));

    [Fact]
    public async Task No_word_of_any_transcript_lies_in_any_file_during_or_after_an_import()
    {
        using var folder = new Folder();
        string[] transcripts = [.. Directory.GetFiles(Repository.At("samples", "lantern-coast", "transcripts"))
            .Where(file => !file.EndsWith(".docx", StringComparison.Ordinal)).Order().Select(File.ReadAllText)];
        Assert.True(transcripts.Length >= 9);
        string[] words = [.. transcripts.SelectMany(text => Word().Matches(text)).Select(match => match.Value).Distinct()
            .Where(word => !Ours.Contains(word, StringComparison.OrdinalIgnoreCase))];
        // The bytes of shorter words turn up by chance in as many random bytes.
        byte[][] patterns = [.. words.Where(word => word.Length >= ShortestWord)
            .SelectMany(word => (byte[][])[Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word)]).Where(bytes => bytes.Length >= ShortestWord)];
        var search = new Search(patterns);
        Assert.True(patterns.Length > 1000 && search.Finds(Encoding.UTF8.GetBytes(transcripts[^1])));

        using (OpenStudy study = Some.NewStudy(folder))
        {
            using var watching = new CancellationTokenSource();
            Task<int> watcher = Task.Run(() =>
            {
                int looks = 0;
                while (!watching.IsCancellationRequested || looks == 0)
                {
                    Look(folder, search);
                    looks++;
                }
                return looks;
            });
            study.DoAll(fresh => [.. Enumerable.Range(0, 40).SelectMany(_ => transcripts).Select(text => (Change)Some.Source(fresh, text, "shorelight"))]);
            watching.Cancel();
            Assert.True(await watcher > 0);
            study.Backup(folder.At("copy.offramp"));
            Look(folder, search);
        }
        Look(folder, search);
    }

    private static void Look(Folder folder, Search search)
    {
        foreach (string file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            byte[] bytes;
            try
            {
                bytes = File.ReadAllBytes(file);
            }
            catch (IOException)
            {
                // It went while we looked, or grew past what could be read: the next look has it.
                continue;
            }
            Assert.False(search.Finds(bytes), file);
        }
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    /// <summary>Looks for many patterns at once by their first bytes.</summary>
    private sealed class Search(byte[][] patterns)
    {
        private readonly ILookup<uint, byte[]> byStart = patterns.ToLookup(pattern => BitConverter.ToUInt32(pattern));
        private readonly System.Collections.BitArray starts = Starts(patterns);

        public bool Finds(byte[] bytes)
        {
            for (int i = 0; i + ShortestWord <= bytes.Length; i++)
            {
                if (!starts[BitConverter.ToUInt16(bytes, i)]) continue;
                foreach (byte[] pattern in byStart[BitConverter.ToUInt32(bytes, i)])
                    if (bytes.AsSpan(i).StartsWith(pattern)) return true;
            }
            return false;
        }

        private static System.Collections.BitArray Starts(byte[][] patterns)
        {
            var starts = new System.Collections.BitArray(1 << 16);
            foreach (byte[] pattern in patterns) starts[BitConverter.ToUInt16(pattern)] = true;
            return starts;
        }
    }
}
