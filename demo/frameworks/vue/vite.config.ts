import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const proxy = { '/unleash': process.env['UNLEASH_SERVER'] ?? 'http://localhost:4321' };

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'unleash-chat' } } })],
  server: { proxy },
  preview: { proxy },
});
