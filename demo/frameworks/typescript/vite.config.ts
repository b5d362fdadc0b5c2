import { defineConfig } from 'vite';

const proxy = { '/unleash': process.env['UNLEASH_SERVER'] ?? 'http://localhost:4321' };

export default defineConfig({ server: { proxy }, preview: { proxy } });
