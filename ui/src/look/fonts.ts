// What is read: Source Serif 4 with its optical sizes, beside Noto Serif SC. What is pressed: Noto Sans SC.
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/noto-serif-sc/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
