namespace Duixian.Transparency.Tests;
