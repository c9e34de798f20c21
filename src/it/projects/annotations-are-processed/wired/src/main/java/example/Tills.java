package example;

import dagger.Module;
import dagger.Provides;

@Module
class Tills {
  @Provides
  static Till till() {
    return new Till("first");
  }
}
