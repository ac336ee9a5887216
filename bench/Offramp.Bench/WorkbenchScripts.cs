namespace Offramp.Bench;

/// <summary>What is measured inside the page: only there it is known when something is painted.</summary>
internal static class WorkbenchScripts
{
    /// <summary>Makes <c>measuring</c>. A message that is sent in an animation frame arrives right after that frame was painted.</summary>
    public const string Tools = """
        () => {
          const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = resolve;
            channel.port2.postMessage(0);
          }));
          const quiet = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
          let longest = 0;
          new PerformanceObserver((list) => {
            for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
          }).observe({ type: 'longtask' });
          globalThis.measuring = {
            marked: null,
            async open(place) {
              longest = 0;
              const start = performance.now();
              let first = 0;
              location.hash = place;
              for (;;) {
                await painted();
                const pane = document.querySelector('.text-scroller');
                if (first === 0 && pane?.querySelector('mark') && pane.querySelector('.margin-label')) first = performance.now() - start;
                if (pane?.getAttribute('data-whole') === 'true') break;
              }
              const whole = performance.now() - start;
              await quiet(300);
              return [first, whole, longest];
            },
            async scroll(steps) {
              const pane = document.querySelector('.text-scroller');
              pane.scrollTop = 0;
              await quiet(300);
              longest = 0;
              const step = pane.scrollHeight / steps;
              let slowest = 0;
              for (let i = 0, last = performance.now(); i < steps; i++) {
                pane.scrollTop += step;
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                slowest = Math.max(slowest, now - last);
                last = now;
              }
              await quiet(300);
              pane.scrollTop = 0;
              await quiet(100);
              return [longest, slowest];
            },
            expectMark() {
              const text = document.querySelector('.text');
              this.marked = new Promise((resolve, reject) => {
                setTimeout(() => reject(new Error('No mark came.')), 10_000);
                addEventListener('keydown', ({ timeStamp }) => {
                  const observer = new MutationObserver((changes) => {
                    if (!changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeName === 'MARK'))) return;
                    observer.disconnect();
                    painted().then(() => resolve(performance.now() - timeStamp));
                  });
                  observer.observe(text, { subtree: true, childList: true });
                }, { once: true, capture: true });
              });
            },
          };
        }
        """;
}
