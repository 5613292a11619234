/* Stands for a program where it is tried what the installer makes of it: writes its command line into C:\stub.txt, and
   ends with the number in C:\stub.code; where there is none it runs until it is ended. */
#include <stdio.h>
#include <windows.h>

int main(void) {
  FILE *told = fopen("C:\\stub.txt", "w");
  if (told) {
    fputs(GetCommandLineA(), told);
    fclose(told);
  }
  FILE *given = fopen("C:\\stub.code", "r");
  int code = 0;
  if (!given) Sleep(INFINITE);
  if (fscanf(given, "%d", &code) != 1) return 99;
  return code;
}
