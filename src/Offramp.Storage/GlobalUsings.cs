global using Offramp.Research;
