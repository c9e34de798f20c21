// SPDX-License-Identifier: Apache-2.0
package example;

class Two {
  int number = 1;
}
