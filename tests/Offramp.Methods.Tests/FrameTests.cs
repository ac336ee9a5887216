namespace Offramp.Methods.Tests;

public class FrameTests { [Fact] public void Runs() { Assert.True(true); } }
