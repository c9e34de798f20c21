// SPDX-License-Identifier: Apache-2.0
package example;

class Three {
  int number = 17;
}
