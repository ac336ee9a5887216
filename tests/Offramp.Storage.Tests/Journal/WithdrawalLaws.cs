using System.Text;
using Microsoft.Data.Sqlite;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>What was withdrawn opens nowhere and lies nowhere: for every kind of holder, with its words in every field of every kind of change.</summary>
public class WithdrawalLaws
{
    // No word of any text, identifier or path is like it, so that looking for it alone is stricter than looking for runs of five words.
    private const string Marker = "velvetquarry";

    public static TheoryData<string> Holders => ["source", "code", "title", "coder", "participant", "participant-withdrawn", "collaborator", "file-name", "memo"];

    [Fact]
    public void Every_kind_of_change_with_words_is_filled()
    {
        var filled = new Filled(new(5), Marker, new Dictionary<Type, object>());
        Assert.InRange(filled.All().Length, 20, Filled.Kinds.Count());
    }

    [Theory, MemberData(nameof(Holders))]
    public void Words_are_gone_after_withdrawing_and_no_undo_brings_them_back(string kind)
    {
        using var scene = new Scene(kind);
        using OpenStudy study = scene.Open();
        scene.RequireFound(study);
        Act act = scene.Withdraw(study);
        scene.RequireGone(study);

        Act undo = study.Do(_ => new ActRetracted(act.Id));
        scene.RequireGone(study);
        study.Do(_ => new ActRetracted(undo.Id));
        foreach (Act earlier in study.Study.History.Acts.Take(3)) study.Do(_ => new ActRetracted(earlier.Id));
        scene.RequireGone(study);
        study.Dispose();

        using OpenStudy again = scene.Open();
        scene.RequireGone(again);
        Assert.Empty(again.Warnings);
    }

    [Theory, MemberData(nameof(Holders))]
    public void What_was_written_and_withdrawn_in_one_session_leaves_no_trace_in_the_log(string kind)
    {
        using var scene = new Scene(kind);
        using OpenStudy study = scene.Open();
        // The further rows that are brought in lie in the log alone until it is folded into the file.
        study.DoAll(_ => scene.Filled().All());
        study.Do(fresh => Some.Source(fresh, "another source's text"));
        scene.RememberRows();
        scene.RequireFound(study);
        if (kind == "source") scene.RequireFoundIn(scene.Path + "-wal");

        scene.Withdraw(study);

        scene.RequireGone(study);
    }

    [Theory, MemberData(nameof(Holders))]
    public void Merging_with_an_older_copy_brings_nothing_back_either_way(string kind)
    {
        using var scene = new Scene(kind);
        using OpenStudy study = scene.Open();
        study.Backup(scene.Folder.At("older.offramp"));
        StorageOptions elsewhere = Some.Options(scene.Folder, "elsewhere");
        using OpenStudy older = Some.Open(scene.Folder.At("older.offramp"), elsewhere);
        // The other copy goes on writing words of the holder, a further text among them, when it is withdrawn here.
        older.DoAll(_ => scene.Filled().All());
        using Passphrase passphrase = Some.Passphrase();

        scene.Withdraw(study);
        Assert.True(study.Merge(scene.Folder.At("older.offramp"), passphrase).Value.Acts > 0);
        scene.RequireGone(study, but: "older.offramp");

        older.Merge(scene.Path, passphrase);
        scene.RequireGone(older);
        scene.RequireGone(study);
        Assert.Equal(Reach.SaysNow(study.Study), Reach.SaysNow(older.Study));
        Assert.True(OpenStudy.Verify(scene.Path, passphrase, scene.Options).IsWhole);
        Assert.True(OpenStudy.Verify(scene.Folder.At("older.offramp"), passphrase, elsewhere).IsWhole);
    }

    [Theory, MemberData(nameof(Holders))]
    public void A_restored_backup_obeys_the_withdrawal(string kind)
    {
        using var scene = new Scene(kind);
        byte[] backup;
        using (OpenStudy study = scene.Open())
        {
            study.Backup(scene.Folder.At("older.offramp"));
            backup = File.ReadAllBytes(scene.Folder.At("older.offramp"));
            File.Delete(scene.Folder.At("older.offramp"));
            scene.Withdraw(study);
        }
        File.WriteAllBytes(scene.Path, backup);

        using (OpenStudy reader = Some.Open(scene.Path, scene.Options, Access.Read))
        {
            Assert.Contains(reader.Warnings, w => w.Code == "storage.holds-withdrawn");
            scene.RequireGoneFromState(reader);
        }
        using OpenStudy writer = scene.Open();
        Assert.Contains(writer.Warnings, w => w.Code == "storage.withdrawn-again");
        scene.RequireGone(writer);
    }

    [Theory, MemberData(nameof(Holders))]
    public void A_reader_that_holds_the_old_state_delays_the_scrub_and_is_named(string kind)
    {
        using var scene = new Scene(kind);
        using OpenStudy study = scene.Open();
        using OpenStudy reader = Some.Open(scene.Path, scene.Options, Access.Read);
        using (var holding = new SqliteConnection($"Data Source={scene.Path};Pooling=False"))
        {
            holding.Open();
            using SqliteTransaction transaction = holding.BeginTransaction(deferred: true);
            using SqliteCommand command = holding.CreateCommand();
            command.CommandText = "SELECT count(*) FROM key";
            command.ExecuteScalar();

            var busy = Assert.Throws<StudyBusyException>(() => scene.Withdraw(study));
            Assert.Equal("storage.reader-holds-scrub", busy.Code);
            scene.RequireGoneFromState(study);
            transaction.Rollback();
        }
        study.Do(fresh => Some.Code(fresh, "Later"));
        scene.RequireGone(study);
    }

    [Theory]
    [InlineData("source", "committed"), InlineData("source", "remembered"), InlineData("source", "rebuilt"), InlineData("source", "truncated")]
    [InlineData("code", "committed"), InlineData("code", "remembered"), InlineData("code", "rebuilt"), InlineData("code", "truncated")]
    public void A_withdrawal_that_was_killed_after_any_step_is_finished_at_the_next_opening(string kind, string step)
    {
        using var scene = new Scene(kind);
        using (var child = Child.Start(kind == "source" ? "withdraw" : "rewrite", scene.Path, scene.Options.StateFolder!, step))
        {
            Assert.Equal(["dying"], child.Rest());
        }
        using OpenStudy study = scene.Open();
        Assert.Contains(study.Warnings, w => w.Code == "storage.scrub-finished");
        scene.RequireGone(study);
    }

    private sealed class Scene : IDisposable
    {
        private readonly string kind;
        private readonly Id<Holder> holder;
        private readonly SourceAdded source;
        private readonly CodeAdded code;
        private readonly List<byte[]> sealedBytes = [];

        public Scene(string kind)
        {
            this.kind = kind;
            Options = Some.Options(Folder);
            using OpenStudy study = Some.NewStudy(Path, Options);
            Fresh fresh = Some.Fresh();
            source = Some.Source(fresh, kind == "source" ? $"{Marker} was never here {Marker}" : "nothing", kind == "source" ? Marker : "p-01");
            code = Some.Code(fresh, kind == "code" ? Marker : "Waiting");
            holder = kind == "source" ? source.Holder : code.Holder;
            study.DoAll(_ => [source, code]);
            study.DoAll(_ => Filled().All());
            RememberRows();
        }

        public Folder Folder { get; } = new();

        public StorageOptions Options { get; }

        public string Path => Folder.At("a.offramp");

        public OpenStudy Open() => Some.Open(Path, Options);

        /// <summary>What must be nowhere after the withdrawal: the rows of the holder as they are sealed now.</summary>
        public void RememberRows()
        {
            using SqliteJournal journal = SqliteJournal.Open(Path, Access.Read);
            sealedBytes.AddRange(JournalReading.Of(journal).Rows.Where(row => row.Holder == holder.Value).Select(row => row.Sealed));
        }

        public void RequireFoundIn(string file) => Assert.True(Holds(Read(file), Patterns()), file);

        public Filled Filled() => new(holder, Marker, new Dictionary<Type, object>
        {
            [typeof(Id<Source>)] = source.Source,
            [typeof(Id<Rendition>)] = source.Rendition.Rendition,
            [typeof(Id<Code>)] = code.Code,
        });

        public Act Withdraw(OpenStudy study) => study.Do(fresh =>
        {
            var anew = new Words(fresh.Id<Holder>(), "Anew");
            return kind switch
            {
                "source" => Some.Withdrawal(source),
                "code" => new CodeRewritten(code.Code, holder, anew.Holder, anew, []),
                "title" => new TitleRewritten([holder], anew),
                "coder" => new CoderRewritten(fresh.Coder, [holder], anew),
                "participant" => new ParticipantRewritten(fresh.Id<Participant>(), [holder], anew, null, []),
                "participant-withdrawn" => new ParticipantWithdrawn(fresh.Id<Participant>(), [holder]),
                "collaborator" => new CollaboratorRewritten(fresh.Id<Collaborator>(), [holder], anew),
                "memo" => new MemoRewritten(fresh.Id<Memo>(), [holder], anew, anew),
                "file-name" => new FileNameRewritten(holder, anew),
                _ => throw new NotSupportedException(kind),
            };
        });

        /// <summary>That the law looks in the right places: before the withdrawal it finds what it looks for.</summary>
        public void RequireFound(OpenStudy study)
        {
            Assert.NotEmpty(sealedBytes);
            Assert.Contains(Reach.Bytes(study.Study), bytes => Holds(bytes, Patterns()));
            Assert.Contains(Files(""), file => Holds(Read(file), Patterns()));
        }

        public void RequireGoneFromState(OpenStudy study) =>
            Assert.DoesNotContain(Reach.Bytes(study.Study), bytes => Holds(bytes, Patterns()));

        public void RequireGone(OpenStudy study, string but = "-")
        {
            RequireGoneFromState(study);
            foreach (string file in Files(but)) Assert.False(Holds(Read(file), Patterns()), file);
        }

        public void Dispose() => Folder.Dispose();

        // Everything in the study's folder, the state folder below it, and what SQLite leaves in the folders for temporary files.
        private IEnumerable<string> Files(string but) => Directory.GetFiles(Folder.Path, "*", SearchOption.AllDirectories)
            .Where(file => but.Length == 0 || !System.IO.Path.GetFileName(file).StartsWith(but, StringComparison.Ordinal))
            .Concat(((string[])["/tmp", "/var/tmp", System.IO.Path.GetTempPath()]).Distinct().Where(Directory.Exists)
                .SelectMany(folder => Directory.GetFiles(folder, "etilqs_*")));

        private IEnumerable<byte[]> Patterns()
        {
            foreach (Encoding encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode]) yield return encoding.GetBytes(Marker);
            // Any sixteen bytes in a row of the wrapped key, and the first of each sealed body.
            foreach (byte[] row in sealedBytes)
                for (int at = 0; at + 16 <= Math.Min(row.Length, 60); at += 4) yield return row[at..(at + 16)];
        }

        private static bool Holds(byte[] bytes, IEnumerable<byte[]> patterns) => patterns.Any(pattern => bytes.AsSpan().IndexOf(pattern) >= 0);

        // The locked file of a writer is empty, and other processes' temporary files come and go.
        private static byte[] Read(string file)
        {
            try
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return copy.ToArray();
            }
            catch (IOException) when (file.EndsWith(".lock", StringComparison.Ordinal) || !File.Exists(file))
            {
                return [];
            }
        }
    }
}
