namespace Offramp.Research.Tests;
public class FrameTests { [Fact] public void Runs() { Assert.True(true); } }
