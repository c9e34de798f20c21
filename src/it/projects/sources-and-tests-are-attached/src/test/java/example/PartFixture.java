package example; public class PartFixture { public Part part() { return new Part(); } }
