using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

/// <summary>What a person selects is what is coded, whatever the script: drags of a real mouse over real text.</summary>
public class SelectionTests(Chromium chromium)
{
    private const string Mixed = "They wrote سال 1395 آمدیم and left.";
    private const string Digits = "We came in سال 1395 and stayed.";
    private const string Persian = "مادرم هر هفته زنگ می‌زد و گریه می‌کرد.";
    private const string Marked = "The Cafe\u0301 owner and a 👩‍👧 family stayed.";
    private const string Last = "Nobody ever saw any land.";

    [Fact]
    public async Task A_drag_takes_the_words_between_its_ends()
    {
        await using Bench bench = await Start();
        IPage page = await Open(bench);
        foreach ((string turn, string first, string last, string expected) in new[]
        {
            (Last, "ever", "land", "ever saw any land"),
            (Persian, "هفته", "گریه", "هفته زنگ می‌زد و گریه"),
            // A right-to-left phrase that ends in digits, inside a left-to-right line.
            (Mixed, "سال", "1395", "سال 1395"),
            (Digits, "سال", "1395", "سال 1395"),
            (Mixed, "wrote", "and", "wrote سال 1395 آمدیم and"),
            (Mixed, "1395", "and", "1395 آمدیم and"),
            (Marked, "Cafe\u0301", "owner", "Cafe\u0301 owner"),
            (Marked, "👩‍👧", "👩‍👧", "👩‍👧"),
        })
        {
            await Drag(page, turn, first, turn, last);
            Assert.Equal(expected, await Coded(page));
        }
    }

    [Fact]
    public async Task What_is_coded_of_a_phrase_in_the_other_direction_is_what_was_seen_selected()
    {
        await using Bench bench = await Start();
        IPage page = await Open(bench);
        foreach (bool backwards in (bool[])[false, true])
        {
            // From edge to edge as the eye sees it, where one place on the screen is two in the text.
            double[] box = await page.EvaluateAsync<double[]>("""
                (words) => {
                  const node = [...document.querySelectorAll('.turn-words')].find((one) => one.textContent === words).firstChild;
                  const range = document.createRange();
                  range.setStart(node, words.indexOf('سال'));
                  range.setEnd(node, words.indexOf('1395') + 4);
                  const { left, right, top, bottom } = range.getBoundingClientRect();
                  return [left + 3, right - 3, (top + bottom) / 2];
                }
                """, Digits);
            await page.Mouse.MoveAsync((float)box[backwards ? 1 : 0], (float)box[2]);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync((float)box[backwards ? 0 : 1], (float)box[2], new() { Steps = 9 });
            await page.Mouse.UpAsync();
            string seen = await page.EvaluateAsync<string>("getSelection().toString()");
            Assert.NotEmpty(seen.Trim());
            Assert.Equal(seen.Trim(), await Coded(page));
        }
    }

    [Fact]
    public async Task A_drag_backwards_and_over_several_turns_takes_the_same_words()
    {
        await using Bench bench = await Start();
        IPage page = await Open(bench);
        await Drag(page, Last, "land", Last, "ever", backwards: true);
        Assert.Equal("ever saw any land", await Coded(page));
        await Drag(page, Persian, "گریه", Last, "saw");
        Assert.Equal("گریه می‌کرد." + Marked + "Nobody ever saw", await Coded(page));
        await Drag(page, Last, "saw", Persian, "گریه", backwards: true);
        Assert.Equal("گریه می‌کرد." + Marked + "Nobody ever saw", await Coded(page));
    }

    [Fact]
    public async Task A_drag_that_ends_inside_a_character_takes_it_whole()
    {
        await using Bench bench = await Start();
        IPage page = await Open(bench);
        int at = Marked.IndexOf('\u0301', StringComparison.Ordinal);
        await Select(page, Marked, at, Marked.IndexOf("owner", StringComparison.Ordinal));
        Assert.Equal("e\u0301", (await Coded(page)).Trim());
        int family = Marked.IndexOf("👩", StringComparison.Ordinal);
        await Select(page, Marked, family + 2, family + 4);
        Assert.Equal("👩‍👧", await Coded(page));
    }

    [Fact]
    public async Task The_keyboard_selects_in_reading_order_in_both_directions()
    {
        await using Bench bench = await Start();
        IPage page = await Open(bench);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        // In a Persian turn the left arrow goes on.
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        Assert.Equal("مادرم هر", await Coded(page));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        Assert.Equal("The Cafe\u0301", await Coded(page));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("s");
        Assert.Equal(Last, await Coded(page));
    }

    private Task<Bench> Start() => Bench.Over(chromium, ("talk", [("Interviewer", Mixed), ("P-01", Persian), ("P-01", Marked), ("P-01", Last), ("P-01", Digits)]));

    private static async Task<IPage> Open(Bench bench)
    {
        IPage page = await bench.NewPage("/code");
        await page.Locator("[data-whole=true]").WaitForAsync();
        return page;
    }

    // What the code that is given lies on; it is taken back again.
    private static async Task<string> Coded(IPage page)
    {
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("pay");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("mark").First.WaitForAsync();
        string words = string.Concat(await page.Locator("mark").AllTextContentsAsync());
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.Locator("mark")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        return words;
    }

    private static async Task Drag(IPage page, string turn, string first, string otherTurn, string last, bool backwards = false)
    {
        (double X, double Y) from = await Edge(page, turn, turn.IndexOf(first, StringComparison.Ordinal), first.Length, isEnd: backwards);
        (double X, double Y) to = await Edge(page, otherTurn, otherTurn.IndexOf(last, StringComparison.Ordinal), last.Length, isEnd: !backwards);
        await page.Mouse.MoveAsync((float)from.X, (float)from.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((float)((from.X + to.X) / 2), (float)((from.Y + to.Y) / 2), new() { Steps = 5 });
        await page.Mouse.MoveAsync((float)to.X, (float)to.Y, new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    // A point just inside the first or the last letter of some words, on the side where reading begins or ends there.
    private static async Task<(double X, double Y)> Edge(IPage page, string turn, int start, int length, bool isEnd)
    {
        double[] point = await page.EvaluateAsync<double[]>("""
            ([words, start, length, isEnd]) => {
              const node = [...document.querySelectorAll('.turn-words')].find((one) => one.textContent === words).firstChild;
              const characters = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(words.slice(start, start + length))];
              const one = isEnd ? characters.at(-1) : characters[0];
              const range = document.createRange();
              range.setStart(node, start + one.index);
              range.setEnd(node, start + one.index + one.segment.length);
              const box = range.getBoundingClientRect();
              const isRightToLeft = /[\u0600-\u06FF]/.test(one.segment);
              return [isRightToLeft === isEnd ? box.left + 1 : box.right - 1, (box.top + box.bottom) / 2];
            }
            """, new object[] { turn, start, length, isEnd });
        return (point[0], point[1]);
    }

    // Selected at once where a person takes half a second: again, where the words were drawn anew in that moment.
    private static Task Select(IPage page, string turn, int start, int end) => page.EvaluateAsync("""
        async ([words, start, end]) => {
          const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          do {
            const node = [...document.querySelectorAll('.turn-words')].find((one) => one.textContent === words).firstChild;
            getSelection().setBaseAndExtent(node, start, node, end);
            await drawn();
          } while (getSelection().isCollapsed);
        }
        """, new object[] { turn, start, end });
}
