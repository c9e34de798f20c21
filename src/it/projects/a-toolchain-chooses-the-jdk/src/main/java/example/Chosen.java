package example; public class Chosen { public String jdk() { return System.getProperty("java.specification.version"); } }
