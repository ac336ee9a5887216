namespace Offramp.Formats.Tests;
public class FrameTests { [Fact] public void Runs() { Assert.True(true); } }
